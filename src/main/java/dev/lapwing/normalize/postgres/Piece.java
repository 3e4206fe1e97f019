package dev.lapwing.normalize.postgres;

import dev.lapwing.normalize.postgres.Carrier.Carried;
import org.jspecify.annotations.Nullable;

/**
 * A message of the log, or the part of one that got into a record of its own.
 *
 * @param by what stood around it
 * @param number its number, where the carrier was syslog
 * @param text what stands behind the number
 */
record Piece(Carrier by, @Nullable MessageNumber number, String text) {
    /** What stands in a line: in a header of either form, else as it is. */
    static Piece ofLine(String line) {
        Carried carried = SyslogLine.read(line);
        return of(carried.by().equals(Carrier.NONE) ? WrappedLine.read(line) : carried);
    }

    static Piece of(Carried carried) {
        return MessageNumber.in(carried.text())
                .map(number -> new Piece(carried.by(), number, number.text()))
                .orElseGet(() -> new Piece(carried.by(), null, carried.text()));
    }

    /** Which part of its message it is, from 1. */
    int chunk() {
        return number == null ? 1 : number.chunk();
    }

    /** The same with another text. */
    Piece withText(String other) {
        return new Piece(by, number, other);
    }
}
