package dev.lapwing.connect.neon.webhook.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The bytes of one caller, up to a deadline: no number of small pieces moves it. */
final class TimedInput {
    private final Socket caller;
    private final long deadline;
    private final byte[] buffer = new byte[8 * 1024];
    private int from;
    private int to;

    TimedInput(Socket caller, Duration patience) {
        this.caller = caller;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** The next byte. */
    int next() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++] & 0xFF;
    }

    /** Some of the next bytes, at least one. */
    int next(byte[] into, int at, int most) throws IOException {
        if (from == to) {
            fill();
        }
        int count = Math.min(most, to - from);
        System.arraycopy(buffer, from, into, at, count);
        from += count;
        return count;
    }

    /** Whether there is something that nobody took yet. */
    boolean hasMore() {
        return from < to;
    }

    private void fill() throws IOException {
        int left = (int) Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("no whole request");
        }
        caller.setSoTimeout(left);
        int count = caller.getInputStream().read(buffer);
        if (count < 0) {
            throw new EOFException("no whole request");
        }
        from = 0;
        to = count;
    }
}
