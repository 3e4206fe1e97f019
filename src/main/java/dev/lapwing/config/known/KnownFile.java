package dev.lapwing.config.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.redact.KnownCredentials;
import dev.lapwing.redact.span.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes the file of the fingerprints of known credentials. It holds no credential. */
public final class KnownFile {
    /** So many are kept. */
    public static final int MOST = 10_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int VERSION = 1;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** A file that need not be there yet. */
    public KnownFile(Path file) {
        this.file = file;
    }

    /** Whether a text can be the name of a credential. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * What it holds; nothing where it is not there.
     *
     * @throws IOException with a sentence where it cannot be read, or is no such file
     */
    public List<KnownCredentials.Known> read() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is larger than 8 MiB");
            }
            return known(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON", e);
        }
    }

    /** Writes all of them in place of what it holds, for its owner alone. */
    public void write(List<KnownCredentials.Known> known) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode list = root.putArray("fingerprints");
        for (KnownCredentials.Known each : known) {
            list.addObject().put("name", each.name()).put("mark", each.mark().toString());
        }
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        Path draft = Files.createTempFile(folder, "fingerprints", ".tmp", ownersOnly(folder));
        try {
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static List<KnownCredentials.Known> known(JsonNode root) throws IOException {
        if (root.path("version").asInt() != VERSION
                || !root.path("fingerprints").isArray()) {
            throw new IOException("it is no file of fingerprints of version " + VERSION);
        }
        if (root.path("fingerprints").size() > MOST) {
            throw new IOException("it holds more than " + MOST + " fingerprints");
        }
        List<KnownCredentials.Known> known = new ArrayList<>();
        for (JsonNode each : root.path("fingerprints")) {
            String name = each.path("name").asText();
            Optional<Mark> mark = Mark.parse(each.path("mark").asText());
            if (!isName(name) || mark.isEmpty()) {
                throw new IOException("entry " + (known.size() + 1) + " of it has no name or no mark");
            }
            known.add(new KnownCredentials.Known(name, mark.get()));
        }
        return known;
    }
}
