package dev.lapwing.cli;

import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules that Lapwing brings: each lies in a folder of its name, and an index lists them. */
final class BuiltinRules {
    private static final String ROOT = "rules/";
    private static final String INDEX = ROOT + "index.txt";

    private BuiltinRules() {}

    /** All of them but those switched off. */
    static List<RuleSource> except(Set<String> off) {
        return index().stream()
                .filter(path -> !off.contains(name(path)))
                .map(path -> new RuleSource(ROOT + path, text(ROOT + path)))
                .toList();
    }

    /** All of them, ready for use. */
    static RuleSet loaded() {
        return RuleLoader.load(except(Set.of())).required();
    }

    /** The names among these that no rule has. */
    static Set<String> unknown(Set<String> names) {
        Set<String> left = new TreeSet<>(names);
        index().forEach(path -> left.remove(name(path)));
        return left;
    }

    private static List<String> index() {
        return text(INDEX).lines().filter(line -> !line.isBlank()).toList();
    }

    /** {@code pocketbase/pocketbase-stuffing/rule.yml} is the rule {@code pocketbase-stuffing}. */
    private static String name(String path) {
        String[] parts = path.split("/", -1);
        return parts.length < 2 ? path : parts[parts.length - 2];
    }

    private static String text(String resource) {
        try (InputStream in = BuiltinRules.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null && resource.equals(INDEX)) {
                return "";
            }
            if (in == null) {
                throw new IllegalStateException("the index of rules names " + resource + ", which is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
