package dev.lapwing.rule.detection;

import com.google.re2j.Pattern;
import dev.lapwing.rule.clause.TimePart;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows a field name after each {@code |}.
 *
 * @param way how to compare
 * @param others what changes the comparison
 * @param encodings what is made of the value first, in written order
 * @param part which part of a time is compared
 */
record Modifiers(Optional<String> way, Set<String> others, List<String> encodings, Optional<TimePart> part) {
    static final Set<String> TEXT = Set.of("contains", "startswith", "endswith");
    private static final Set<String> ORDER = Set.of("lt", "lte", "gt", "gte");
    private static final Set<String> WAYS =
            Set.of("contains", "startswith", "endswith", "re", "cidr", "within", "exists", "lt", "lte", "gt", "gte");
    private static final Set<String> OTHERS =
            Set.of("all", "cased", "neq", "i", "m", "s", "windash", "fieldref", "expand");
    /** What pySigma also calls the flags of regular expressions. */
    private static final Map<String, String> ALIASES = Map.of("ignorecase", "i", "multiline", "m", "dotall", "s");

    private static final Set<String> KNOWN = known();
    private static final int MOST = 20;

    Modifiers {
        others = Set.copyOf(others);
        encodings = List.copyOf(encodings);
    }

    boolean has(String modifier) {
        return others.contains(modifier);
    }

    boolean comparesText() {
        return part.isEmpty() && (way.isEmpty() || TEXT.contains(way.get()));
    }

    /** Whether a list of texts may stand in place of one value. */
    boolean takesPlaceholders() {
        return (comparesText() && !has("fieldref")) || is("cidr") || is("within");
    }

    boolean comparesOrder() {
        return way.isPresent() && ORDER.contains(way.get());
    }

    boolean is(String wanted) {
        return way.isPresent() && way.get().equals(wanted);
    }

    int regexFlags() {
        return (has("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (has("m") ? Pattern.MULTILINE : 0)
                | (has("s") ? Pattern.DOTALL : 0);
    }

    /** Reads the modifiers of a key such as {@code c-uri|contains|all}. */
    static Optional<Modifiers> read(YamlNode.Scalar key, ProblemReport report) {
        String[] parts = key.text().split("\\|", -1);
        if (parts.length > MOST) {
            report.error(key.place(), "more than " + MOST + " modifiers");
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        int offset = parts[0].length() + 1;
        boolean right = true;
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            String word = ALIASES.getOrDefault(part, part);
            if (KNOWN.contains(word)) {
                words.add(word);
            } else {
                report.error(key.at(offset), "unknown modifier \"" + part + "\"" + report.hint(part, KNOWN));
                right = false;
            }
            offset += part.length() + 1;
        }
        if (!right) {
            return Optional.empty();
        }
        Modifiers modifiers = of(words);
        Optional<String> clash = ModifierClash.in(words, modifiers);
        clash.ifPresent(sentence -> report.error(key.place(), sentence));
        return clash.isPresent() ? Optional.empty() : Optional.of(modifiers);
    }

    static boolean isWay(String word) {
        return WAYS.contains(word);
    }

    private static Modifiers of(List<String> words) {
        return new Modifiers(
                words.stream().filter(WAYS::contains).findFirst(),
                new LinkedHashSet<>(words.stream().filter(OTHERS::contains).toList()),
                words.stream().filter(Encodings.NAMES::contains).toList(),
                words.stream().map(TimePart::called).flatMap(Optional::stream).findFirst());
    }

    private static Set<String> known() {
        Set<String> known = new LinkedHashSet<>(WAYS);
        known.addAll(OTHERS);
        known.addAll(Encodings.NAMES);
        known.addAll(TimePart.names());
        return known;
    }
}
