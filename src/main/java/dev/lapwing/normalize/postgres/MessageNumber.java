package dev.lapwing.normalize.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code [12-3]} that Postgres writes before each line that it gives to syslog.
 *
 * @param message the number of the message within its process
 * @param chunk the number of the part of it, from 1
 * @param text what stands behind
 */
record MessageNumber(String message, int chunk, String text) {
    private static final Pattern FORM = Pattern.compile("\\s?\\[(\\d{1,20})-(\\d{1,6})\\] ");

    /** The number that a text begins with. */
    static Optional<MessageNumber> in(String text) {
        Matcher number = FORM.matcher(text);
        return number.lookingAt()
                ? Optional.of(new MessageNumber(
                        number.group(1), Integer.parseInt(number.group(2)), text.substring(number.end())))
                : Optional.empty();
    }
}
