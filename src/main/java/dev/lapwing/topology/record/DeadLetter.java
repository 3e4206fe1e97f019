package dev.lapwing.topology.record;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A row that could not be used, and why.
 *
 * @param row the row
 * @param source the source that it came from, or what its key says
 * @param reason in two words
 * @param field the source's name of the field at fault, or {@code row}
 * @param problem what is wrong with it, without any part of the row
 */
public record DeadLetter(RawRow row, String source, String reason, String field, String problem) {
    /** How much of a row is kept. */
    public static final int MAX_BYTES = 8 * 1024;

    /** How much of a row is looked at: a secret that begins in what is kept ends in what is looked at. */
    private static final int LOOKED_AT = 64 * 1024;

    /** What is left off behind a cut through the row, where half a secret may stand. */
    private static final int UNSURE = 8 * 1024;

    /**
     * The monitor event that tells of it at a time of the wall clock. One that is itself put aside makes no other one, or one
     * bad row would never end; a drill finds what became of its rows by itself.
     */
    public Optional<MonitorRow> told(MonitorKind kind, long now) {
        String id = kind.word() + ":" + row.place();
        return SourceLayout.isOurs(source)
                ? Optional.empty()
                : Optional.of(new MonitorRow(kind, Instant.ofEpochMilli(now), id, source, 1, row.place(), reason));
    }

    public byte[] toBytes(Redactor redactor) {
        byte[] raw = row.value() == null ? new byte[0] : row.value();
        String arrived = Instant.ofEpochMilli(row.arrived()).toString();
        String bytes = shown(raw, redactor);
        return new DeadLetterJson(reason, field, problem, row.place(), source, arrived, bytes, raw.length > MAX_BYTES)
                .toBytes();
    }

    private static String shown(byte[] raw, Redactor redactor) {
        int length = Math.min(raw.length, LOOKED_AT);
        String text = redactor.redact(new String(raw, 0, length, StandardCharsets.UTF_8));
        int sure = raw.length > LOOKED_AT ? Math.max(0, text.length() - UNSURE) : text.length();
        byte[] kept = redactor.redactBytes(text.substring(0, sure).getBytes(StandardCharsets.UTF_8), MAX_BYTES);
        return new String(kept, StandardCharsets.UTF_8);
    }
}
