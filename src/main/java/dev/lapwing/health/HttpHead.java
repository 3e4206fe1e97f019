package dev.lapwing.health;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a request asks for: its first line. The rest of its head is read and left out, and a body is not read.
 *
 * @param path without a query
 */
record HttpHead(String method, String path) {
    private static final int LONGEST = 8 * 1024;
    private static final String END = "\r\n\r\n";

    /**
     * Reads one.
     *
     * @param patience how long all of it may take
     * @throws IOException when it is not whole by then, too long, or none
     */
    static HttpHead read(Socket caller, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        var read = new ByteArrayOutputStream();
        byte[] part = new byte[1024];
        while (!read.toString(StandardCharsets.ISO_8859_1).contains(END)) {
            int left = (int) Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0 || read.size() > LONGEST) {
                throw new SocketTimeoutException("no whole request");
            }
            caller.setSoTimeout(left);
            int count = caller.getInputStream().read(part);
            if (count < 0) {
                throw new EOFException("no whole request");
            }
            read.write(part, 0, count);
        }
        String[] words = read.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .split(" ", -1);
        if (words.length != 3) {
            throw new IOException("no request line");
        }
        int query = words[1].indexOf('?');
        return new HttpHead(words[0], query < 0 ? words[1] : words[1].substring(0, query));
    }

    /** An answer, after which the connection ends. */
    static byte[] answer(String status, String headers, byte[] body) {
        var answer = new ByteArrayOutputStream();
        answer.writeBytes("HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status, headers, body.length)
                .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        return answer.toByteArray();
    }
}
