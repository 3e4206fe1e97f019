package dev.lapwing.ingest;

import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowKind;
import dev.lapwing.normalize.parse.RowParser;
import java.util.Optional;

/**
 * Whose rows are read, and as what.
 *
 * @param name the source's name in the configuration
 * @param kind what the rows are
 * @param parser reads the rows that are no polls
 * @param unmarked the control rows that are believed without the mark of our tools
 */
public record RowSource(String name, RowKind kind, RowParser parser, Unmarked unmarked) {

    /** Which control rows are believed that bear no mark. */
    public enum Unmarked {
        /** All: where nobody else can write one. */
        ALL,
        /** What connectors of before say of their progress, but no end. */
        PROGRESS,
        /** None: where a row is whatever line somebody wrote. */
        NONE
    }

    /** The control row that a row is; empty for every other row. */
    public Optional<ControlRow> control(byte[] row, boolean marked) {
        if (marked || unmarked == Unmarked.ALL) {
            return ControlRow.parse(row);
        }
        return unmarked == Unmarked.NONE
                ? Optional.empty()
                : ControlRow.parse(row).filter(control -> control.match(progress -> true, end -> false));
    }

    /** Whether the clocks of several hosts tell of it. */
    boolean isMonitor() {
        return kind == RowKind.MONITOR;
    }
}
