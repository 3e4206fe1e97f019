package dev.lapwing.replay.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives the rows of JSON that is not one row a line as one row a line, whatever its size. */
public final class JsonRows extends InputStream {
    private final InputStream in;
    private final JsonSplitter splitter;
    private final byte[] read = new byte[64 * 1024];
    private final Rows rows = new Rows();
    private int given;
    private boolean ended;

    /**
     * Rows of JSON.
     *
     * @param pages whether each value is a page, whose list of items has the rows
     */
    public JsonRows(InputStream in, boolean pages) {
        this.in = in;
        this.splitter = new JsonSplitter(pages, rows);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (given == rows.size() && !ended) {
            rows.reset();
            given = 0;
            int count = in.read(read, 0, read.length);
            ended = count < 0;
            for (int i = 0; i < count; i++) {
                splitter.next(read[i]);
            }
        }
        int count = Math.min(length, rows.size() - given);
        if (count > 0 || length == 0) {
            rows.copy(given, into, offset, count);
            given += count;
            return count;
        }
        splitter.end();
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Bytes that were found and not given yet. */
    private static final class Rows extends ByteArrayOutputStream {
        void copy(int from, byte[] into, int offset, int length) {
            System.arraycopy(buf, from, into, offset, length);
        }
    }
}
