package dev.lapwing.replay.input;

import dev.lapwing.replay.layout.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts one input into blocks of whole lines and numbers them. */
public final class LineCutter implements Closeable {
    /** A longer line is no row of any source; it is rejected without being kept in memory. */
    public static final int MAX_LINE = 16 * 1024 * 1024;

    /** What is said of such a line. */
    public static final String TOO_LONG = "longer than " + (MAX_LINE >> 20) + " MiB";

    private static final byte[] NOTHING = {};

    private final InputStream in;
    private final Layout layout;
    private byte[] carried = NOTHING;
    private long nextLine = 1;
    private boolean atEnd;
    private boolean cutOff;
    private Optional<IOException> failure = Optional.empty();

    LineCutter(InputText text) {
        this.in = text.in();
        this.layout = text.layout();
    }

    /** Whether a line holds nothing but blanks. */
    public static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * Fills the block with the next lines; false when there are no more. An input that breaks off gives its whole lines
     * first.
     */
    boolean next(LineBlock block) {
        block.clear(carried, carried.length);
        carried = NOTHING;
        int newline = -1;
        while (!atEnd && newline < 0 && block.length() <= MAX_LINE) {
            int searched = block.length();
            block.makeRoom();
            atEnd = !fill(block);
            newline = block.lastNewline(searched);
        }
        if (newline < 0 && block.length() > MAX_LINE && block.lastNewline(0) < 0) {
            skipLine(block);
            nextLine = block.standForTooLong(nextLine);
            return true;
        }
        if (!atEnd || failure.isPresent()) {
            keepWholeLines(block);
        }
        nextLine = block.number(nextLine);
        return block.length() > 0;
    }

    /** Why the input broke off, if it did. */
    Optional<IOException> failure() {
        return failure;
    }

    /** How the input's rows lie in it. */
    Layout layout() {
        return layout;
    }

    /** Whether there was not a single line. */
    boolean isEmpty() {
        return nextLine == 1;
    }

    /** Which lines were read of an input that broke off. */
    String reach() {
        String word = layout.word();
        String read =
                nextLine == 1 ? "no whole " + word + " was read" : word + "s 1 to " + (nextLine - 1) + " were read";
        return cutOff ? read + ", " + word + " " + nextLine + " is incomplete and was not" : read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill(LineBlock block) {
        try {
            return block.fill(in);
        } catch (IOException e) {
            failure = Optional.of(e);
            return false;
        }
    }

    /** What follows the last whole row begins the next block, unless nothing will ever complete it. */
    private void keepWholeLines(LineBlock block) {
        byte[] rest = block.cut(block.wholeRowsEnd());
        cutOff |= atEnd && rest.length > 0;
        carried = atEnd ? NOTHING : rest;
    }

    private void skipLine(LineBlock block) {
        int newline = -1;
        while (newline < 0 && !atEnd) {
            block.clear(NOTHING, 0);
            atEnd = !fill(block);
            newline = block.firstNewline();
        }
        carried = newline < 0 ? NOTHING : block.cut(newline + 1);
    }
}
