package dev.lapwing.normalize.postgres;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.OtlpRecord;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.postgres.Carrier.Carried;
import dev.lapwing.text.RowEnds;
import dev.lapwing.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Rows of Postgres' log as Neon exports it and as files have it: lines of the server, the same by syslog (RFC 5424) and by
 * OTLP, and records of pgAudit, within the log or as CSV.
 */
public final class PostgresRow implements RowParser {
    /** Records of pgAudit as comma-separated values. */
    public static final RowEnds.Separated SEPARATED =
            new RowEnds.Separated(AuditRecord::mayBegin, PostgresRow::hasAllValues);

    /** A line within a message: Postgres writes a tab before all but the first. */
    static final Normalized CONTINUED = new Normalized.Ignored("goes on with the line before");

    /** A part of a message whose beginning did not come with it. */
    static final Normalized ELSEWHERE = new Normalized.Ignored("goes on with a message that begins elsewhere");

    private static final Normalized NOTHING = new Normalized.Rejected("row", "no line of a Postgres log");

    @Override
    public Normalized parse(byte[] row, String instance) {
        if (JsonReader.blank(row)) {
            return new Normalized.Ignored("empty line");
        }
        if (row[0] == '\t') {
            return CONTINUED;
        }
        String line = new String(row, StandardCharsets.UTF_8).strip();
        Normalized read = read(Piece.ofLine(line), instance);
        return Utf8.isWhole(row) ? read : read.mended();
    }

    /** Reads one row, or all records of an export by OTLP; parts of one message among these are one. */
    @Override
    public List<Normalized> all(byte[] row, String instance) {
        Optional<JsonReader.Read<List<OtlpRecord>>> export =
                row.length > 0 && row[0] == '{' ? OtlpRecord.in(row) : Optional.empty();
        return export.map(read -> records(read, instance)).orElseGet(() -> RowParser.super.all(row, instance));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.POSTGRES_SERVER, Schemas.POSTGRES_AUDIT);
    }

    private static boolean hasAllValues(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
        return AuditRecord.values(Piece.ofLine(text).text()) != null;
    }

    private static List<Normalized> records(JsonReader.Read<List<OtlpRecord>> export, String instance) {
        if (export.value().isEmpty()) {
            return List.of(new Normalized.Ignored("no log records"));
        }
        List<Normalized> read = ChunkJoin.join(
                        export.value().stream().map(OtlpPiece::of).toList())
                .stream()
                .map(piece -> read(piece, instance))
                .map(each -> export.mended() ? each.mended() : each)
                .toList();
        return read.stream().allMatch(NOTHING::equals) ? List.of(NOTHING) : read;
    }

    private static Normalized read(Piece piece, String instance) {
        Optional<LineHead> head = LineHead.in(piece.text());
        if (piece.chunk() > 1 && head.filter(LineHead::isAdded).isEmpty()) {
            return ELSEWHERE;
        }
        return head.map(line -> ServerLine.read(line, piece, instance)).orElseGet(() -> record(piece, instance));
    }

    private static Normalized record(Piece piece, String instance) {
        Carried carried = piece.text().startsWith("{")
                ? AuditObject.read(piece.text()).orElse(new Carried("", Carrier.NONE))
                : new Carried(piece.text(), Carrier.NONE);
        List<String> values = AuditRecord.values(carried.text());
        if (values != null) {
            return AuditRecord.read(values, piece.by().or(carried.by()), instance);
        }
        return piece.by().isOtherProgram() ? new Normalized.Ignored("a line of another program") : NOTHING;
    }
}
