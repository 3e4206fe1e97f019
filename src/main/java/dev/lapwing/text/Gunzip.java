package dev.lapwing.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads gzip data (RFC 1952) of any number of members, and fails with the place where it is cut off or damaged.
 *
 * <p>The JDK's own stream takes a damaged second member for the end of the data, and would lose rows without a word.
 */
public final class Gunzip extends InputStream {
    private static final int HAS_HEADER_CHECK = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private long consumedBefore;
    private boolean inMember;

    /** Reads what another stream gives. */
    public Gunzip(InputStream in) {
        this.in = in;
    }

    /** Whether data begins like gzip. */
    public static boolean begins(int first, int second) {
        return first == 0x1F && second == 0x8B;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || openMember()) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                check.update(into, offset, count);
                return count;
            }
            if (inflater.finished()) {
                closeMember();
            } else if (!fill()) {
                throw cutOff();
            } else {
                inflater.setInput(buffer, 0, end);
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(into, offset, length);
            at = end - inflater.getRemaining();
            if (inflater.needsDictionary()) {
                throw damaged();
            }
            return count;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    /** False at the end of the data; zeros behind the last member are filling. */
    private boolean openMember() throws IOException {
        int first = peek();
        while (first == 0) {
            at++;
            first = peek();
        }
        if (first < 0) {
            return false;
        }
        if (!begins(next(), next()) || next() != 8) {
            throw damaged();
        }
        int flags = next();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText((flags & HAS_NAME) != 0);
        skipText((flags & HAS_COMMENT) != 0);
        skip((flags & HAS_HEADER_CHECK) != 0 ? 2 : 0);
        inflater.reset();
        check.reset();
        inflater.setInput(buffer, at, end - at);
        inMember = true;
        return true;
    }

    private void closeMember() throws IOException {
        long sum = number();
        long length = number();
        if (sum != check.getValue() || length != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw damaged();
        }
        inMember = false;
    }

    private long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) next() << shift;
        }
        return value;
    }

    private void skipText(boolean present) throws IOException {
        int read = present ? next() : 0;
        while (read != 0) {
            read = next();
        }
    }

    private void skip(int count) throws IOException {
        for (int left = count; left > 0; left--) {
            next();
        }
    }

    private int peek() throws IOException {
        return at < end || fill() ? buffer[at] & 0xFF : -1;
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw cutOff();
        }
        return buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        consumedBefore += end;
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private IOException cutOff() {
        return new IOException("the compressed data ends in the middle, after " + (consumedBefore + at) + " bytes");
    }

    private IOException damaged() {
        return new IOException("the compressed data is damaged at about byte " + (consumedBefore + at));
    }
}
