package dev.lapwing.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Gives text of another encoding in UTF-8. What is no character there is given as a byte that is none in UTF-8 either, so
 * that a broken place is dealt with like any other, where rows are read.
 */
final class ToUtf8 extends InputStream {
    private static final ByteBuffer NO_CHARACTER = ByteBuffer.wrap(new byte[] {(byte) 0xFF});

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer read = ByteBuffer.allocate(64 * 1024).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(64 * 1024);
    private ByteBuffer given = ByteBuffer.allocate(0);
    private int broken;
    private boolean ended;

    ToUtf8(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!given.hasRemaining()) {
            if (broken > 0) {
                read.position(read.position() + broken);
                broken = 0;
                given = NO_CHARACTER.duplicate();
            } else if (ended && !read.hasRemaining()) {
                return -1;
            } else {
                decode();
            }
        }
        int count = Math.min(length, given.remaining());
        given.get(into, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Decodes what was read as far as it is text. */
    private void decode() throws IOException {
        if (!ended) {
            read.compact();
            int count = in.read(read.array(), read.position(), read.remaining());
            ended = count < 0;
            read.position(read.position() + Math.max(0, count)).flip();
        }
        chars.clear();
        CoderResult result = decoder.decode(read, chars, ended);
        // half a pair of UTF-16 is told together with the character behind it
        broken = result.isError() ? Math.min(result.length(), 2) : 0;
        given = StandardCharsets.UTF_8.encode(chars.flip());
    }
}
