package dev.lapwing.cli.rules.explain;

import dev.lapwing.rule.ordinary.Ordinary;
import java.util.List;
import java.util.SortedSet;

/** Tells by which keys of the configuration a rule could have been kept from counting events, and what they say. */
public final class OrdinaryWords {
    private static final int SHOWN = 5;

    private OrdinaryWords() {}

    /** A line for each placeholder. */
    public static List<String> of(SortedSet<String> placeholders, Ordinary ordinary) {
        return placeholders.stream()
                .map(name -> "It asks whether an event is of %s: %s"
                        .formatted(name, words(ordinary.meant("%" + name + "%").orElse(List.of()))))
                .toList();
    }

    private static String words(List<String> values) {
        if (values.isEmpty()) {
            return "nothing is named there";
        }
        String first = String.join("; ", values.subList(0, Math.min(SHOWN, values.size())));
        return values.size() > SHOWN ? "%s and %d more".formatted(first, values.size() - SHOWN) : first;
    }
}
