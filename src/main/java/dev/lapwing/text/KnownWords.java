package dev.lapwing.text;

import java.util.Collection;

/** Says after a word that is not known which one was meant, or which there are. */
public final class KnownWords {
    /** A longer choice would not be read. */
    private static final int MOST = 12;

    private KnownWords() {}

    /** The sentence's tail: {@code ; did you mean x?}, or the whole choice where it is small, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return DidYouMean.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> choice(known));
    }

    private static String choice(Collection<String> known) {
        return known.size() > MOST
                ? ""
                : "; known are " + String.join(", ", known.stream().sorted().toList());
    }
}
