package dev.lapwing.normalize.postgres;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.EventIdentity;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.postgres.PgEvent.Name;
import dev.lapwing.text.CommaValues;
import dev.lapwing.text.TextHash;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A line of the log, or all lines of a message that has several. */
final class ServerLine {
    static final Normalized.Rejected NO_TIME =
            new Normalized.Rejected("time", "no time in GMT, in UTC or with an offset, and none beside it");

    private static final String AUDIT = "AUDIT: ";
    private static final int STATEMENT = 7;

    /** Behind the statement stand its parameters and the number of rows. */
    private static final int AUDIT_VALUES = 10;

    private static final int MAX_ID = 255;
    private static final int HASH_BYTES = 16;

    private ServerLine() {}

    static Normalized read(LineHead head, Piece piece, String instance) {
        Long time = head.time() == null ? piece.by().time() : head.time();
        if (time == null) {
            return NO_TIME;
        }
        String message = head.message().stripTrailing();
        EventIdentity identity = new EventIdentity(instance, id(head, message, time, piece), time);
        PgEvent event = new PgEvent(identity)
                .with(piece.by())
                .with(Name.SESSION, head.process())
                .with(Name.USER, head.user())
                .with(Name.DATABASE, head.database())
                .with(Name.SEVERITY, head.severity());
        return new Normalized.Accepted(event(head, message, event));
    }

    private static AuditEvent event(LineHead head, String message, PgEvent event) {
        if (head.isAdded()) {
            return (head.severity().equals("STATEMENT") ? event.statement(message) : event)
                    .message(message)
                    .of(Schemas.POSTGRES_SERVER);
        }
        event.failed(head.isFailure());
        if (message.startsWith(AUDIT)) {
            List<String> values = CommaValues.beginning(message.substring(AUDIT.length()), AUDIT_VALUES);
            if (values.size() > STATEMENT && AuditRecord.isType(values.get(0))) {
                return AuditRecord.audited(values, event);
            }
        }
        if (!SessionMessage.read(message, event)) {
            RefusalMessage.read(head.severity(), message, event);
        }
        return event.message(message).of(Schemas.POSTGRES_SERVER);
    }

    /** Host, process, number and time. A line of a file names neither host nor number: there the message stands in. */
    private static String id(LineHead head, String message, long time, Piece piece) {
        String host = piece.by().host();
        MessageNumber number = piece.number();
        if (host == null || number == null) {
            return head.process() + "/" + time + "/" + hash(Stream.of(head.severity(), message));
        }
        String which = number.chunk() == 1 ? number.message() : number.message() + "-" + number.chunk();
        String id = head.process() + "/" + which + "/" + time + "/" + host;
        return id.length() > MAX_ID ? hash(Stream.of(id)) : id;
    }

    private static String hash(Stream<String> texts) {
        return HexFormat.of().formatHex(TextHash.of(texts), 0, HASH_BYTES);
    }
}
