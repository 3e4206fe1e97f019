package dev.lapwing.detect.signal;

/**
 * Texts from outside, cut to a length before they are kept, counted or sent: a long one keeps its beginning and a hash of
 * the whole, so that two different ones stay two.
 */
public final class BoundedText {
    /** How long a value that is counted, or names a group, may be; ids of events too. In UTF-8 that is at most three times as many bytes. */
    public static final int COUNTED = 200;

    private static final String MARK = "...sha256:";
    private static final int HASH_DIGITS = 32;

    private BoundedText() {}

    /** The text where it is no longer than that, else one that is exactly so long; doing it again changes nothing. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - MARK.length() - HASH_DIGITS;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + MARK + IdHash.id(text);
    }
}
