package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.postgres.Carrier.Carried;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what stands before a record of pgAudit in Neon's published sample: a local time, a tab, and a syslog header of
 * the old form, whose tag is {@code project/endpoint}. The tag is cut at 32 characters, so the endpoint in it is not taken.
 */
final class WrappedLine {
    private static final Pattern HEADER =
            Pattern.compile("(?:\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?\\s{1,4})?"
                    + "<\\d{1,3}>[A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d (\\S{1,255}) (\\S{1,255}) {1,2}");

    private static final Pattern PROGRAM = Pattern.compile("([^\\[:/]{1,100})(?:\\[(\\d{1,10})\\])?:");

    private WrappedLine() {}

    /** The text behind such a header with what the header says; without one the line as it is. */
    static Carried read(String line) {
        Matcher header = HEADER.matcher(line);
        if (!header.lookingAt()) {
            return new Carried(line, Carrier.NONE);
        }
        String tag = header.group(2);
        Matcher program = PROGRAM.matcher(tag);
        Carrier by = program.matches()
                ? new Carrier(header.group(1), program.group(2), null, program.group(1), null, null)
                : new Carrier(header.group(1), null, null, null, project(tag), null);
        return new Carried(SyslogLine.unescaped(line.substring(header.end())), by);
    }

    private static @Nullable String project(String tag) {
        int slash = tag.indexOf('/');
        return slash > 0 ? tag.substring(0, slash) : null;
    }
}
