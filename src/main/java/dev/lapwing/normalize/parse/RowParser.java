package dev.lapwing.normalize.parse;

import dev.lapwing.event.Schema;
import java.util.List;

/** Reads the rows of one source format. */
@FunctionalInterface
public interface RowParser {
    /**
     * Reads one row; total: whatever the bytes are, the answer is a value and never an exception.
     *
     * @param row one line without its line end, not changed and not kept
     * @param instance the source's name in the configuration
     */
    Normalized parse(byte[] row, String instance);

    /** Reads one row that may hold several events by itself; at least one answer. */
    default List<Normalized> rows(byte[] row, String instance) {
        return List.of(parse(row, instance));
    }

    /** Reads one row, or the rows in the envelope that a shipper put around them. */
    default List<Normalized> all(byte[] row, String instance) {
        return RowEnvelope.read(this, row, instance);
    }

    /** What a source's events can be; none of Lapwing's own. */
    default List<Schema> schemas() {
        return List.of();
    }
}
