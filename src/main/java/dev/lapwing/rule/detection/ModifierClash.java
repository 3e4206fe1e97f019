package dev.lapwing.rule.detection;

import dev.lapwing.rule.clause.TimePart;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which modifiers of a field do not make sense together. */
final class ModifierClash {
    private static final Set<String> REGEX_FLAGS = Set.of("i", "m", "s");
    private static final int MAX_ENCODINGS = 3;

    private ModifierClash() {}

    /** The first thing wrong with modifiers in their written order. */
    static Optional<String> in(List<String> words, Modifiers modifiers) {
        return pair(words)
                .or(() -> texts(words, modifiers))
                .or(() -> encodings(words, modifiers))
                .or(() -> alone(modifiers));
    }

    private static Optional<String> pair(List<String> words) {
        List<String> ways = words.stream().filter(Modifiers::isWay).toList();
        if (ways.size() > 1) {
            return together(ways.get(0), ways.get(1));
        }
        List<String> parts = words.stream().filter(TimePart.names()::contains).toList();
        if (parts.size() > 1) {
            return together(parts.get(0), parts.get(1));
        }
        // An encoded text has no option dashes any more, and another field none that the rule knows.
        List<String> makers = words.stream()
                .filter(word -> word.equals("windash") || word.equals("fieldref") || Encodings.NAMES.contains(word))
                .toList();
        return makers.stream()
                .filter(word -> !makers.get(0).equals(word))
                .filter(word -> !Encodings.NAMES.contains(makers.get(0)) || !Encodings.NAMES.contains(word))
                .findFirst()
                .flatMap(word -> together(makers.get(0), word));
    }

    private static Optional<String> encodings(List<String> words, Modifiers modifiers) {
        List<String> names = modifiers.encodings();
        if (names.size() > MAX_ENCODINGS) {
            return Optional.of("more than " + MAX_ENCODINGS + " encodings of one value");
        }
        for (int i = 1; i < names.size(); i++) {
            boolean both = Encodings.wide(names.get(i - 1)) && Encodings.wide(names.get(i));
            if (both || names.get(i - 1).equals("base64offset")) {
                return Optional.of("\"" + names.get(i) + "\" cannot stand behind \"" + names.get(i - 1) + "\"");
            }
        }
        boolean offsets = names.contains("base64offset");
        if (offsets && (modifiers.is("startswith") || modifiers.is("endswith"))) {
            return Optional.of("\"base64offset\" finds a value anywhere: it goes with \"contains\" only");
        }
        boolean late = !names.isEmpty()
                && modifiers.way().isPresent()
                && words.indexOf(modifiers.way().get()) < words.lastIndexOf(names.get(names.size() - 1));
        return late
                ? Optional.of("\"" + names.get(names.size() - 1) + "\" must stand before \""
                        + modifiers.way().get() + "\"")
                : Optional.empty();
    }

    private static Optional<String> texts(List<String> words, Modifiers modifiers) {
        if (!modifiers.is("re") && words.stream().anyMatch(REGEX_FLAGS::contains)) {
            return Optional.of("\"i\", \"m\" and \"s\" go with \"re\" only");
        }
        return modifiers.comparesText()
                ? Optional.empty()
                : words.stream()
                        .filter(word ->
                                Set.of("cased", "windash", "fieldref").contains(word) || Encodings.NAMES.contains(word))
                        .findFirst()
                        .map(word -> "\"" + word + "\" goes with texts only");
    }

    private static Optional<String> alone(Modifiers modifiers) {
        if (modifiers.is("exists") && (modifiers.has("all") || modifiers.has("neq"))) {
            return Optional.of("\"exists\" stands alone");
        }
        boolean compared = modifiers.way().isEmpty() || modifiers.comparesOrder();
        return modifiers.part().isPresent() && !compared
                ? Optional.of("a part of a time goes with lt, lte, gt, gte and neq only")
                : Optional.empty();
    }

    private static Optional<String> together(String first, String second) {
        return Optional.of("\"" + first + "\" and \"" + second + "\" cannot stand together");
    }
}
