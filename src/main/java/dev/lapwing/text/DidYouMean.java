package dev.lapwing.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
public final class DidYouMean {
    private static final int LONGEST = 64;
    /** A longer choice would not be read. */
    private static final int MOST_CHOICES = 12;

    private DidYouMean() {}

    /** {@code ; did you mean "x"?} for the likeliest of the known words, or nothing when none is close. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
    }

    /** {@code ; did you mean x?}, without quotes, or nothing when no known word is close. */
    public static String plain(String word, Collection<String> known) {
        return to(word, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** {@code ; did you mean x?}, or the whole choice where it is small, or nothing. */
    public static String orChoice(String word, Collection<String> known) {
        String hint = plain(word, known);
        return hint.isEmpty() && !known.isEmpty() && known.size() <= MOST_CHOICES
                ? "; known are " + String.join(", ", known.stream().sorted().toList())
                : hint;
    }

    /** The likeliest of the known words, or empty when none is close. */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int close = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
        return known.stream()
                .filter(other -> Math.abs(other.length() - word.length()) <= close)
                .filter(other -> distance(word, other) <= close)
                .min(Comparator.comparingInt((String other) -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The edits (insert, delete, replace) from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replace = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
