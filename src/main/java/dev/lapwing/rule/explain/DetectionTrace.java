package dev.lapwing.rule.explain;

import java.util.List;

/**
 * Why a detection rule matches an event or does not, in the words of its file; it holds nothing of the event.
 *
 * @param matches whether the rule matches
 * @param changes how many lines of the rule would have to come out otherwise for it to match; none where it does
 * @param asAsked how many lines came out as the condition asks
 * @param selections the selections in the order in which the condition, and then the filters, name them
 */
public record DetectionTrace(boolean matches, long changes, long asAsked, List<Selection> selections) {
    public DetectionTrace {
        selections = List.copyOf(selections);
    }

    /**
     * A selection, as often as the condition names it.
     *
     * @param decided whether the condition came out as it did because of it
     * @param lines the lines because of which the selection held or did not
     */
    public record Selection(String name, boolean held, boolean decided, List<Line> lines) {
        public Selection {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A field with its modifiers and the values to compare with.
     *
     * @param key as the rule writes it: {@code c-uri|contains}; empty before keywords
     * @param values the values that made the line come out as it did: those found, or all that were looked for
     */
    public record Line(String key, boolean held, List<String> values) {
        public Line {
            values = List.copyOf(values);
        }

        /** The field, without the modifiers; empty before keywords. */
        public String field() {
            int modifiers = key.indexOf('|');
            return modifiers < 0 ? key : key.substring(0, modifiers);
        }
    }
}
