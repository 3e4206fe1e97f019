package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.parse.OtlpRecord;
import dev.lapwing.normalize.postgres.Carrier.Carried;

/**
 * What a record of OTLP holds of the log. The collector's syslog receiver leaves the whole line in the body and puts its
 * parts into attributes; of an exporter that keeps only one of both, either will do.
 */
final class OtlpPiece {
    private OtlpPiece() {}

    static Piece of(OtlpRecord record) {
        String body = record.body().orElse("");
        Carried carried = SyslogLine.read(body.strip());
        if (carried.by().equals(Carrier.NONE)) {
            String message = record.attribute("message").orElse(body);
            carried = new Carried(SyslogLine.unescaped(message).strip(), Carrier.NONE);
        }
        return Piece.of(new Carried(carried.text(), carried.by().or(attributes(record))));
    }

    private static Carrier attributes(OtlpRecord record) {
        return new Carrier(
                record.attribute("hostname").orElse(null),
                record.attribute("proc_id").orElse(null),
                record.time().isPresent() ? record.time().getAsLong() : null,
                record.attribute("appname").orElse(null),
                record.attribute("project_id").orElse(null),
                record.attribute("endpoint_id").orElse(null));
    }
}
