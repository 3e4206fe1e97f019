package dev.lapwing.shippers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.pocketbase.RealPocketBase;
import dev.lapwing.pocketbase.WithPocketBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook that copies PocketBase's log into a file, in a real PocketBase. */
@Tag("process")
@WithPocketBase
class LogHookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeEach
    void addHook() throws IOException {
        Path hooks = Files.createDirectory(folder.resolve("pb_hooks"));
        Files.copy(Path.of("shippers", "lapwing.pb.js"), hooks.resolve("lapwing.pb.js"));
    }

    @Test
    void writesTheRowsThatTheInterfaceGivesInTheirOrder() throws Exception {
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.token();
            refuse(pocketBase, 250);
            pocketBase.guest("GET", "/api/health?x=%3C%26%3E%0a%22%5c%e2%80%a8%ff" + "y".repeat(3500), "");

            List<JsonNode> rows = pocketBase.rowsUpTo("last");

            assertThat(fileOf("rows.ndjson")).isEqualTo(rows).hasSizeGreaterThan(251);
        }
    }

    @Test
    void goesOnInANewFileWhenTheOldOneIsMovedAway() throws Exception {
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.token();
            pocketBase.rowsUpTo("before");
            Files.move(folder.resolve("pb_rows/rows.ndjson"), folder.resolve("pb_rows/rows.ndjson.1"));
            List<JsonNode> rows = pocketBase.rowsUpTo("after");

            List<JsonNode> both = new ArrayList<>(fileOf("rows.ndjson.1"));
            both.addAll(fileOf("rows.ndjson"));

            assertThat(both).isEqualTo(rows);
        }
    }

    @Test
    void letsPocketBaseAndItsLogGoOnWhenTheFileCannotBeWritten() throws Exception {
        Files.createFile(folder.resolve("pb_rows"));
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.token();
            refuse(pocketBase, 5);

            assertThat(pocketBase.rowsUpTo("last")).hasSizeGreaterThan(5);
        }
    }

    private static void refuse(RealPocketBase pocketBase, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            pocketBase.guest(
                    "POST",
                    "/api/collections/users/auth-with-password",
                    "{\"identity\":\"é<" + i + ">\",\"password\":\"wrong\"}");
        }
    }

    private List<JsonNode> fileOf(String name) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("pb_rows").resolve(name))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
