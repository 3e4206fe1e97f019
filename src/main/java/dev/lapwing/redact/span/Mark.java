package dev.lapwing.redact.span;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands where a secret stood: {@code redacted_neon-password_1a2b3c4d_0011223344556677}.
 *
 * <p>Only letters, digits, {@code -} and {@code _}, so that it needs no escaping in a URL or in JSON and is one segment
 * of a token.
 *
 * @param kind what kind of secret it was
 * @param keyId which fingerprint key made the fingerprint, as 8 hexadecimal digits
 * @param fingerprint the keyed fingerprint of the secret, as 16 hexadecimal digits
 */
public record Mark(String kind, String keyId, String fingerprint) {
    public static final String BEGIN = "redacted_";
    private static final Pattern FORM = Pattern.compile("redacted_([a-z][a-z0-9-]{0,30})_([0-9a-f]{8})_([0-9a-f]{16})");

    /** The mark that a text is, when it is one and nothing else. */
    public static Optional<Mark> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Mark(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** The mark that a text begins with, at this place; what follows it may be a mark itself. */
    public static Optional<Mark> at(String text, int start, int end) {
        Matcher matcher = FORM.matcher(text).region(start, end);
        return matcher.lookingAt()
                ? Optional.of(new Mark(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** The mark as it stands in texts. */
    @Override
    public String toString() {
        return BEGIN + kind + "_" + keyId + "_" + fingerprint;
    }
}
