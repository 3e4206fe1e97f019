package dev.lapwing.connect.neon.webhook.http;

import dev.lapwing.connect.neon.webhook.http.ReceivedRequest.Flaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads one request of a caller. */
final class RequestReader {
    /** Of a body that is too long so much more is read and dropped, so that the caller hears the answer. */
    private static final int MOST_DROPPED = 4 * 1024 * 1024;

    private static final int MOST_OF_CHUNK_LINE = 200;
    private static final int MOST_TRAILERS = 50;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket caller;
    private final TimedInput in;
    private final int mostBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long dropped;

    /**
     * For one caller.
     *
     * @param patience how long all of a request may take
     * @param mostBytes so many of a body are taken
     */
    RequestReader(Socket caller, Duration patience, int mostBytes) {
        this.caller = caller;
        this.in = new TimedInput(caller, patience);
        this.mostBytes = mostBytes;
    }

    /**
     * Reads it.
     *
     * @throws IOException where not even a head came
     */
    ReceivedRequest read(Clock clock) throws IOException {
        RequestHead head = RequestHead.read(head());
        Instant at = clock.instant();
        Flaw flaw = head.isClear() ? body(head) : Flaw.MALFORMED;
        return new ReceivedRequest(
                at,
                caller.getInetAddress().getHostAddress(),
                head.method(),
                head.path(),
                head.headers(),
                head.repeated(),
                flaw == Flaw.NONE ? body.toString(StandardCharsets.ISO_8859_1) : "",
                flaw);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        int lineStart = 0;
        while (true) {
            char next = (char) in.next();
            head.append(next);
            if (next == '\n') {
                String line = head.substring(lineStart).strip();
                if (line.isEmpty() && lineStart > 0) {
                    return head.substring(0, lineStart);
                }
                lineStart = head.length();
            }
            if (head.length() > RequestHead.MOST_BYTES) {
                throw new IOException("too long a head");
            }
        }
    }

    private Flaw body(RequestHead head) {
        try {
            if (head.asksFirst() && !in.hasMore()) {
                caller.getOutputStream().write(CONTINUE);
            }
            if (head.isChunked()) {
                chunks();
            } else {
                bytes(head.length().orElse(0));
            }
            return dropped > 0 ? Flaw.TOO_LARGE : Flaw.NONE;
        } catch (NumberFormatException e) {
            return Flaw.MALFORMED;
        } catch (IOException e) {
            return dropped > 0 ? Flaw.TOO_LARGE : Flaw.CUT_OFF;
        }
    }

    private void chunks() throws IOException {
        for (long length = chunkLength(); length > 0; length = chunkLength()) {
            bytes(length);
            line();
        }
        int trailers = 0;
        while (!line().isEmpty()) {
            trailers++;
            if (trailers > MOST_TRAILERS) {
                throw new NumberFormatException("too many trailers");
            }
        }
    }

    /** An extension behind the length says nothing that is asked for. */
    private long chunkLength() throws IOException {
        String digits = line().split(";", 2)[0].strip();
        if (!digits.matches("[0-9A-Fa-f]{1,8}")) {
            throw new NumberFormatException("no length");
        }
        return Long.parseLong(digits, 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.next(); next != '\n'; next = in.next()) {
            line.append((char) next);
            if (line.length() > MOST_OF_CHUNK_LINE) {
                throw new NumberFormatException("too long a line");
            }
        }
        return line.toString().strip();
    }

    private void bytes(long count) throws IOException {
        byte[] part = new byte[8 * 1024];
        for (long left = count; left > 0; ) {
            int read = in.next(part, 0, (int) Math.min(part.length, left));
            int kept = Math.min(read, mostBytes - body.size());
            body.write(part, 0, kept);
            dropped += read - kept;
            left -= read;
            if (dropped > MOST_DROPPED) {
                throw new IOException("too much");
            }
        }
    }
}
