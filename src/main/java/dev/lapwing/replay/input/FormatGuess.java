package dev.lapwing.replay.input;

import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.RowFormat;
import java.util.Optional;

/** Finds out from the first rows in which format an input is; a damaged first row does not mislead it. */
final class FormatGuess implements LineBlock.LineReader {
    /** So many rows are looked at. */
    private static final int ROWS = 100;

    private Optional<RowFormat> format = Optional.empty();
    private int rows;

    static FormatGuess of(LineBlock block) {
        FormatGuess guess = new FormatGuess();
        block.forEach(guess);
        return guess;
    }

    Optional<RowFormat> format() {
        return format;
    }

    /** Whether rows were seen, and none is in a format that is known. */
    boolean failed() {
        return format.isEmpty() && rows > 0;
    }

    @Override
    public void line(byte[] bytes, long number) {
        if (format.isPresent()
                || rows >= ROWS
                || LineCutter.isBlank(bytes)
                || ControlRow.parse(bytes).isPresent()) {
            return;
        }
        rows++;
        format = RowFormat.recognise(bytes);
    }
}
