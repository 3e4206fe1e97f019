package dev.lapwing.connect.neon.folder;

import dev.lapwing.text.Gunzip;
import dev.lapwing.text.Newlines;
import dev.lapwing.text.RowEnds;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts the content of a file into rows. A file that breaks off gives its whole rows first. */
final class FileRows implements Closeable {
    /** Rows of comma-separated values may go on over further lines. */
    private static final RowEnds ENDS = new RowEnds(List.of(RowEnds.values(SafeRow.VALUES)));

    /** Of a longer line so much is read into memory, and the rest is passed over. */
    static final int MOST_KEPT = 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int from;
    private int end;
    private boolean atEnd;
    private Optional<IOException> failure = Optional.empty();
    private long at;
    private long tail;

    private FileRows(InputStream in) {
        this.in = in;
    }

    /** Opens a file, compressed or not, behind so many bytes of its content. */
    static FileRows open(AuditFile file, long at) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(
                Files.newInputStream(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            bytes.mark(2);
            boolean compressed = Gunzip.begins(bytes.read(), bytes.read());
            bytes.reset();
            FileRows rows = new FileRows(compressed ? new Gunzip(bytes) : bytes);
            rows.skip(at);
            return rows;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * The next row, without its line end; empty at the end of the file.
     *
     * @throws IOException where the file breaks off here
     */
    Optional<String> next() throws IOException {
        while (true) {
            int to = from < end ? ENDS.next(buffer, from, end, isMore()) : -1;
            if (to >= 0 && (to < end || (atEnd && failure.isEmpty()))) {
                return Optional.of(row(to));
            }
            if (end - from >= MOST_KEPT) {
                return Optional.of(tooLong());
            }
            if (!isMore()) {
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return Optional.empty();
            }
            fill();
        }
    }

    /** Whether there is nothing more. */
    boolean isAtEnd() {
        while (from == end && isMore()) {
            fill();
        }
        return from == end && failure.isEmpty();
    }

    /** How many bytes of the content were given. */
    long at() {
        return at;
    }

    /** How many of these are a last row that no line end closes. */
    long tail() {
        return tail;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isMore() {
        return !atEnd && failure.isEmpty();
    }

    private void skip(long bytes) throws IOException {
        try {
            in.skipNBytes(bytes);
        } catch (EOFException e) {
            throw new IOException("the file is shorter than what was read of it", e);
        }
        at = bytes;
        fill();
        boolean marked = at == 0
                && end >= BYTE_ORDER_MARK.length
                && Arrays.equals(Arrays.copyOf(buffer, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        if (marked) {
            from = BYTE_ORDER_MARK.length;
            at = from;
        }
    }

    private String row(int to) {
        int next = to < end ? to + 1 : to;
        int stop = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        String row = new String(buffer, from, stop - from, StandardCharsets.UTF_8);
        at += next - from;
        tail = to < end ? 0 : to - from;
        from = next;
        return row;
    }

    /** The beginning of a line that is too long; the line is passed over to its end. */
    private String tooLong() {
        String row = new String(buffer, from, MOST_KEPT, StandardCharsets.UTF_8);
        int to = Newlines.next(buffer, from, end);
        while (to == end && isMore()) {
            at += end - from;
            from = end;
            fill();
            to = Newlines.next(buffer, from, end);
        }
        int next = to < end ? to + 1 : to;
        at += next - from;
        from = next;
        tail = 0;
        return row;
    }

    private void fill() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
            end -= from;
            from = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        try {
            int read = in.read(buffer, end, buffer.length - end);
            atEnd = read < 0;
            end += Math.max(0, read);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }
}
