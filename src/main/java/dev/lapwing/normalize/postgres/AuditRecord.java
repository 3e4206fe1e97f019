package dev.lapwing.normalize.postgres;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Timestamps;
import dev.lapwing.normalize.postgres.PgEvent.Name;
import dev.lapwing.text.CommaValues;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of pgAudit as pgauditlogtofile writes it: 30 comma-separated values. What parameters a statement had is not
 * taken: they are data, and Neon does not log them.
 */
final class AuditRecord {
    private static final int VALUES = 30;
    private static final int LEAST_OF_TIME = "2026-01-02 03:04:05".length();
    private static final int MOST_OF_TIME = 64;
    private static final int TIME = 0;
    private static final int USER = 1;
    private static final int DATABASE = 2;
    private static final int CLIENT = 4;
    private static final int SESSION = 5;
    private static final int LINE = 6;
    private static final int SQLSTATE = 11;
    private static final int AUDIT_TYPE = 12;
    private static final int APPLICATION = 29;
    private static final Pattern SESSION_FORM = Pattern.compile("[0-9a-f]{1,16}\\.[0-9a-f]{1,8}");
    private static final Pattern LINE_FORM = Pattern.compile("[0-9]{1,19}");
    private static final Pattern SQLSTATE_FORM = Pattern.compile("[0-9A-Z]{5}");

    /** Classes of SQLSTATE: done, done with a warning, no data. */
    private static final Set<String> NO_FAILURE = Set.of("00", "01", "02");

    private AuditRecord() {}

    /** The values of a record; null where the text is none. */
    static @Nullable List<String> values(String text) {
        List<String> values = CommaValues.split(text, VALUES).orElse(null);
        return values != null
                        && isType(values.get(AUDIT_TYPE))
                        && SESSION_FORM.matcher(values.get(SESSION)).matches()
                        && LINE_FORM.matcher(values.get(LINE)).matches()
                ? values
                : null;
    }

    /**
     * Whether a record may begin here: with a time and its zone, and a comma right behind them, or with what stands before
     * it in {@link WrappedLine}. Other lines of the log have a blank there.
     */
    static boolean mayBegin(byte[] bytes, int from, int to) {
        int at = from;
        int most = Math.min(to, from + MOST_OF_TIME);
        while (at < most && isOfTime(bytes[at])) {
            at++;
        }
        return at < most && at - from >= LEAST_OF_TIME && (bytes[at] == ',' || bytes[at] == '<' || bytes[at] == '\t');
    }

    private static boolean isOfTime(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || b == ' '
                || b == '.'
                || b == ':'
                || b == '+'
                || b == '-';
    }

    /** Whether pgAudit calls a record so. */
    static boolean isType(String word) {
        return word.equals("SESSION") || word.equals("OBJECT");
    }

    /** The event of a record. */
    static Normalized read(List<String> values, Carrier by, String instance) {
        Long time = time(values.get(TIME).strip(), by);
        if (time == null) {
            return ServerLine.NO_TIME;
        }
        EventIdentity identity = new EventIdentity(instance, values.get(SESSION) + "/" + values.get(LINE), time);
        String state = values.get(SQLSTATE);
        PgEvent event = new PgEvent(identity)
                .with(by)
                .with(Name.USER, values.get(USER))
                .with(Name.DATABASE, values.get(DATABASE))
                .with(Name.SESSION, values.get(SESSION))
                .with(Name.SQLSTATE, SQLSTATE_FORM.matcher(state).matches() ? state : null)
                .with(Name.APPLICATION, values.get(APPLICATION))
                .failed(SQLSTATE_FORM.matcher(state).matches() && !NO_FAILURE.contains(state.substring(0, 2)));
        String client = values.get(CLIENT);
        int port = client.lastIndexOf(':');
        event.from(port < 0 ? client : client.substring(0, port));
        return new Normalized.Accepted(audited(values.subList(AUDIT_TYPE, VALUES), event));
    }

    /** The event of what pgAudit writes: type, both numbers, class, command, type and name of the object, statement. */
    static AuditEvent audited(List<String> values, PgEvent event) {
        return event.with(Name.AUDIT_TYPE, values.get(0))
                .with(Name.CLASS, values.get(3))
                .with(Name.COMMAND, values.get(4))
                .with(Name.OBJECT_TYPE, values.get(5))
                .with(Name.OBJECT, values.get(6))
                .statement(values.get(7))
                .of(Schemas.POSTGRES_AUDIT);
    }

    private static @Nullable Long time(String text, Carrier by) {
        int zone = text.lastIndexOf(' ');
        if (zone < 0) {
            return null;
        }
        Long own = LineHead.millis(text.substring(0, zone), text.substring(zone + 1));
        boolean isTime = own != null || Timestamps.millis(text.substring(0, zone) + "Z") != null;
        return own == null && isTime ? by.time() : own;
    }
}
