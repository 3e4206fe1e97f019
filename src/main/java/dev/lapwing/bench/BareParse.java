package dev.lapwing.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What everything is compared with: rows are gone through token by token, and no text is taken of them. */
final class BareParse {
    private static final int BUFFER = 1 << 20;

    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private long tokens;

    /** How many tokens there were so far. */
    long tokens() {
        return tokens;
    }

    /** Goes through all lines of a file. */
    void file(Path path) {
        byte[] buffer = new byte[BUFFER];
        int held = 0;
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, held, buffer.length - held)) {
                int end = held + read;
                int from = 0;
                for (int at = held; at < end; at++) {
                    if (buffer[at] == '\n') {
                        row(buffer, from, at - from);
                        from = at + 1;
                    }
                }
                held = end - from;
                System.arraycopy(buffer, from, buffer, 0, held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes through one row. */
    void row(byte[] bytes, int from, int length) {
        try (JsonParser parser = factory.createParser(bytes, from, length)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
