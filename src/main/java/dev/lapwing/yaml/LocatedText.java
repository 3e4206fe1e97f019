package dev.lapwing.yaml;

/**
 * A setting as somebody wrote it.
 *
 * @param text as written, secrets not yet looked up, so that it may be shown
 * @param place {@code lapwing.yml:3:7}, or the flag or environment variable
 * @param keyPlace where its key stands
 */
public record LocatedText(String text, String place, String keyPlace) {
    /** A setting whose key and value have one place: a flag or an environment variable. */
    public LocatedText(String text, String place) {
        this(text, place, place);
    }
}
