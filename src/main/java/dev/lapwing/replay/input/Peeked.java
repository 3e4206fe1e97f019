package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A stream whose first bytes can be looked at; one that breaks off within them gives them first, and fails then. */
final class Peeked extends InputStream {
    private static final int START = 64 * 1024;

    private final InputStream in;
    private final byte[] start = new byte[START];
    private int end;
    private int at;
    private Optional<IOException> failure = Optional.empty();

    Peeked(InputStream in) {
        this.in = in;
        try {
            int count = in.read(start, 0, START);
            while (count > 0) {
                end += count;
                count = in.read(start, end, START - end);
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    byte[] start() {
        return Arrays.copyOfRange(start, at, end);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at < end) {
            int count = Math.min(length, end - at);
            System.arraycopy(start, at, into, offset, count);
            at += count;
            return count;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return in.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
