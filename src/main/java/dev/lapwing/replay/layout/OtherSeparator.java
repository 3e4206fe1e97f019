package dev.lapwing.replay.layout;

import dev.lapwing.replay.input.LineCutter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gives values that semicolons or tabs separate, as Excel writes them in half of the world, with commas between them. */
public final class OtherSeparator extends InputStream {
    private static final int COLUMNS = 17;

    private final InputStream in;
    private final byte separator;
    private final byte[] read = new byte[64 * 1024];
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte[] given = {};
    private int at;
    private boolean inQuotes;
    private boolean ended;

    private OtherSeparator(InputStream in, char separator) {
        this.in = in;
        this.separator = (byte) separator;
    }

    /** The input with commas, where its first line has as many values as a row of Neon's audit log; else as it is. */
    public static InputStream of(InputStream in, byte[] start) {
        String line = new String(start, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        for (char separator : new char[] {';', '\t'}) {
            if (columns(line, separator) == COLUMNS && columns(line, ',') != COLUMNS) {
                return new OtherSeparator(in, separator);
            }
        }
        return in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == given.length && !ended) {
            int count = in.read(read, 0, read.length);
            ended = count < 0;
            for (int i = 0; i < count; i++) {
                next(read[i]);
            }
            if (ended) {
                endField();
            }
            given = line.toByteArray();
            line.reset();
            at = 0;
        }
        int count = Math.min(length, given.length - at);
        System.arraycopy(given, at, into, offset, count);
        at += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void next(byte each) {
        inQuotes ^= each == '"';
        boolean endsField = !inQuotes && (each == separator || each == '\r' || each == '\n');
        if (!endsField) {
            field.write(each);
            if (field.size() > LineCutter.MAX_LINE) {
                endField();
            }
            return;
        }
        endField();
        line.write(each == separator ? ',' : each);
    }

    /** A comma is no more than a letter of a value until now, and needs quotes from here on. */
    private void endField() {
        byte[] value = field.toByteArray();
        field.reset();
        String text = new String(value, StandardCharsets.ISO_8859_1);
        boolean needsQuotes = text.indexOf(',') >= 0 && !text.startsWith("\"");
        byte[] written =
                needsQuotes ? ('"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.ISO_8859_1) : value;
        line.write(written, 0, written.length);
    }

    private static int columns(String line, char separator) {
        boolean inQuotes = false;
        int columns = 1;
        for (int i = 0; i < line.length(); i++) {
            inQuotes ^= line.charAt(i) == '"';
            columns += line.charAt(i) == separator && !inQuotes ? 1 : 0;
        }
        return columns;
    }
}
