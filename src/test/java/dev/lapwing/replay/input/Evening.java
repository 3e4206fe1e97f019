package dev.lapwing.replay.input;

import dev.lapwing.text.Gunzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Fourteen minutes of a real PocketBase log in which one address tries hundreds of passwords. */
public final class Evening {
    private Evening() {}

    /** Its rows, in the order in which they were written. */
    public static List<String> rows() {
        try (InputStream in = new Gunzip(resource("/replay/pocketbase-evening.ndjson.gz"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rules of every kind that fire on it. */
    public static String rules() {
        try (InputStream in = resource("/replay/rules.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes rows to a file and gives its name. */
    public static String file(Path folder, String name, List<String> rows) {
        return bytes(folder, name, (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes to a file and gives its name. */
    public static String bytes(Path folder, String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes, packed. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            new ByteArrayInputStream(bytes).transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Evening.class.getResourceAsStream(name), name);
    }
}
