package dev.lapwing.rule;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows a field name after each {@code |}: one way to compare at most, and what changes it. */
record Modifiers(Optional<String> way, Set<String> others) {
    private static final Set<String> TEXT = Set.of("contains", "startswith", "endswith");
    private static final Set<String> ORDER = Set.of("lt", "lte", "gt", "gte");
    private static final Set<String> WAYS =
            Set.of("contains", "startswith", "endswith", "re", "cidr", "exists", "lt", "lte", "gt", "gte");
    private static final Set<String> REGEX_FLAGS = Set.of("i", "m", "s");
    private static final Set<String> OTHERS = Set.of("all", "cased", "neq", "i", "m", "s");
    private static final Set<String> NOT_YET = Set.of(
            "windash",
            "base64",
            "base64offset",
            "utf16",
            "utf16le",
            "utf16be",
            "wide",
            "expand",
            "fieldref",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year");

    Modifiers {
        others = Set.copyOf(others);
    }

    boolean has(String modifier) {
        return others.contains(modifier);
    }

    boolean comparesText() {
        return way.isEmpty() || TEXT.contains(way.get());
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
    static Optional<Modifiers> read(Tree.Scalar key, Report report) {
        String[] parts = key.text().split("\\|", -1);
        List<String> ways = new ArrayList<>();
        Set<String> others = new LinkedHashSet<>();
        int offset = parts[0].length() + 1;
        boolean right = true;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (WAYS.contains(part)) {
                ways.add(part);
            } else if (OTHERS.contains(part)) {
                others.add(part);
            } else {
                report.error(key.at(offset), unknown(part));
                right = false;
            }
            offset += part.length() + 1;
        }
        if (!right) {
            return Optional.empty();
        }
        Modifiers modifiers = new Modifiers(ways.stream().findFirst(), others);
        Optional<String> clash = ways.size() > 1
                ? Optional.of("\"" + ways.get(0) + "\" and \"" + ways.get(1) + "\" cannot stand together")
                : modifiers.clash();
        clash.ifPresent(sentence -> report.error(key.place(), sentence));
        return clash.isPresent() ? Optional.empty() : Optional.of(modifiers);
    }

    private Optional<String> clash() {
        if (has("cased") && !comparesText()) {
            return Optional.of("\"cased\" goes with texts only");
        }
        if (!is("re") && others.stream().anyMatch(REGEX_FLAGS::contains)) {
            return Optional.of("\"i\", \"m\" and \"s\" go with \"re\" only");
        }
        if (is("exists") && (has("all") || has("neq"))) {
            return Optional.of("\"exists\" stands alone");
        }
        return Optional.empty();
    }

    private static String unknown(String modifier) {
        if (NOT_YET.contains(modifier)) {
            return "the modifier \"" + modifier + "\" is not supported by this version";
        }
        Set<String> known = new LinkedHashSet<>(WAYS);
        known.addAll(OTHERS);
        return "unknown modifier \"" + modifier + "\"" + Nearest.hint(modifier, known);
    }
}
