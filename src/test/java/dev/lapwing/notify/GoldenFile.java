package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages as files that people read; {@code -Dlapwing.rewrite=true} writes them anew. */
public final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/notify");
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenFile() {}

    public static void hold(String name, JsonNode message) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        String text = pretty(message);
        if (Boolean.getBoolean("lapwing.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }

    public static String pretty(JsonNode message) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(message) + "\n";
    }
}
