package dev.lapwing.replay.input;

import dev.lapwing.replay.layout.Utf8Share;
import dev.lapwing.text.Newlines;
import dev.lapwing.text.RowEnds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Some whole lines of one file, in a buffer that is filled again and again. */
public final class LineBlock {
    private byte[] bytes;
    private int end;
    private InputHead head = InputHead.UNKNOWN;
    private long firstLine;
    private long lineCount;
    private boolean tooLong;

    LineBlock(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** The file that the lines are of. */
    public InputHead head() {
        return head;
    }

    void of(InputHead file) {
        head = file;
    }

    /** Number of the first line, counted from one. */
    public long firstLine() {
        return firstLine;
    }

    public long lineCount() {
        return lineCount;
    }

    /** Whether it stands for one line that is longer than the limit, whose bytes are not kept. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Calls back for each row, without line end; one that goes over several lines has the number of the first. */
    public void forEach(LineReader reader) {
        long number = firstLine;
        int from = 0;
        while (from < end) {
            int to = RowEnds.next(bytes, from, end, false);
            int stop = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
            byte[] row = Arrays.copyOfRange(bytes, from, stop);
            reader.line(row, number);
            number += 1L + Newlines.count(row, row.length);
            from = to + 1;
        }
    }

    /** What is done with a line. */
    @FunctionalInterface
    public interface LineReader {
        /** Takes one line; the bytes are the reader's own. */
        void line(byte[] bytes, long number);
    }

    void clear(byte[] carried, int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        System.arraycopy(carried, 0, bytes, 0, length);
        end = length;
        tooLong = false;
    }

    int length() {
        return end;
    }

    /** Makes the buffer larger if it is full. */
    void makeRoom() {
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    /** Reads until the buffer is full; false at the end of the input. */
    boolean fill(InputStream in) throws IOException {
        while (end < bytes.length) {
            int read = in.read(bytes, end, bytes.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    /** Where the last line end at or after a place is, or -1. */
    int lastNewline(int from) {
        int at = end - 1;
        while (at >= from && bytes[at] != '\n') {
            at--;
        }
        return at < from ? -1 : at;
    }

    /** Where the last whole row ends that further bytes cannot make longer. */
    int wholeRowsEnd() {
        if (bytes[0] == '{') {
            return lastNewline(0) + 1;
        }
        int from = 0;
        int to = from < end ? RowEnds.next(bytes, from, end, true) : end;
        while (to >= 0 && to < end) {
            from = to + 1;
            to = from < end ? RowEnds.next(bytes, from, end, true) : end;
        }
        return from;
    }

    /** Keeps the bytes before a place and gives those behind it. */
    byte[] cut(int place) {
        byte[] rest = Arrays.copyOfRange(bytes, place, end);
        end = place;
        return rest;
    }

    /** Where the first line end is, or -1. */
    int firstNewline() {
        int at = Newlines.next(bytes, 0, end);
        return at == end ? -1 : at;
    }

    /** Whether there is a byte that no text has. */
    boolean hasZero() {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** How much of it is text in UTF-8. */
    Utf8Share utf8() {
        return Utf8Share.of(bytes, end);
    }

    /** Numbers the lines from here on; gives the number after the last. */
    long number(long first) {
        firstLine = first;
        boolean openEnd = end > 0 && bytes[end - 1] != '\n';
        lineCount = Newlines.count(bytes, end) + (openEnd ? 1L : 0L);
        return first + lineCount;
    }

    /** Makes this stand for one line that is too long. */
    long standForTooLong(long line) {
        tooLong = true;
        end = 0;
        firstLine = line;
        lineCount = 1;
        return line + 1;
    }
}
