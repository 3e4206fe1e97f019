package dev.lapwing.cli.rulefiles;

import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that Lapwing brings: each lies in a folder of its name, and an index lists them. */
public final class BuiltinRules {
    private static final String ROOT = "rules/";
    private static final String INDEX = ROOT + "index.txt";

    private BuiltinRules() {}

    /** All of them but those switched off. */
    public static List<RuleFile> except(Set<String> off) {
        return index().stream()
                .filter(path -> !off.contains(name(path)))
                .map(path -> new RuleFile(path, required(path)))
                .toList();
    }

    /** All of them, ready for use. */
    public static RuleSet loaded() {
        return RuleLoader.load(except(Set.of())).required();
    }

    /** What of them alerts, as far as its folder has one of these names. */
    static List<CorrelationRule> alerting(Set<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return loaded().correlations().stream()
                .filter(rule -> names.contains(name(rule.sourceFile())))
                .toList();
    }

    /** By what each of them can be switched off. */
    static Set<String> names() {
        return index().stream().map(BuiltinRules::name).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code rules/pocketbase/pocketbase-stuffing/rule.yml} is the rule {@code pocketbase-stuffing}. */
    public static String name(String path) {
        String[] parts = path.split("/", -1);
        return parts.length < 2 ? path : parts[parts.length - 2];
    }

    /** The text of a file that lies beside a rule. */
    static Optional<String> beside(RuleFile rule, String file) {
        return text(rule.file().substring(0, rule.file().lastIndexOf('/') + 1) + file);
    }

    private static List<String> index() {
        return text(INDEX)
                .orElse("")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> ROOT + line)
                .toList();
    }

    private static String required(String path) {
        return text(path)
                .orElseThrow(
                        () -> new IllegalStateException("the index of rules names " + path + ", which is not there"));
    }

    private static Optional<String> text(String resource) {
        try (InputStream in = BuiltinRules.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
