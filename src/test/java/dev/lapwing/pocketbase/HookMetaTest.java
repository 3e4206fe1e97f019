package dev.lapwing.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook that tells in the row what PocketBase's log leaves out, in a real PocketBase. */
@Tag("process")
@WithPocketBase
class HookMetaTest {
    private static final String NOTES =
            "{\"name\":\"notes\",\"type\":\"base\",\"listRule\":null,\"fields\":[{\"name\":\"text\",\"type\":\"text\"}]}";

    @TempDir
    private Path folder;

    @BeforeEach
    void addHook() throws IOException {
        Path hooks = Files.createDirectory(folder.resolve("pb_hooks"));
        for (String file : List.of("lapwing_meta.pb.js", "lapwing_meta.js")) {
            Files.copy(Path.of("deploy", "pocketbase", file), hooks.resolve(file));
        }
    }

    @Test
    void tellsWhetherTheAccountThatALoginNamesIsThere() throws Exception {
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.token();
            pocketBase.guest(
                    "POST",
                    "/api/collections/users/auth-with-password",
                    "{\"identity\":\"nobody@lapwing.example\",\"password\":\"wrong\"}");

            List<JsonNode> logins =
                    metaOf(pocketBase, meta -> meta.path("k").asText().equals("pw"));

            assertThat(logins)
                    .extracting(meta -> meta.path("known").asBoolean())
                    .containsExactly(true, false);
            assertThat(logins.get(0).path("method").asText()).isEqualTo("password");
            assertThat(logins.toString()).doesNotContain("nobody@", "wrong");
        }
    }

    @Test
    void tellsFromWhatToWhatARuleWasChanged() throws Exception {
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.superuser("POST", "/api/collections", NOTES);
            pocketBase.superuser("PATCH", "/api/collections/notes", "{\"listRule\":\"\"}");

            List<JsonNode> edits =
                    metaOf(pocketBase, meta -> meta.path("k").asText().equals("colEdit"));

            assertThat(edits).hasSize(1);
            assertThat(edits.get(0).path("name").asText()).isEqualTo("notes");
            assertThat(edits.get(0).path("rules").toString()).isEqualTo("{\"listRule\":{\"new\":\"\",\"old\":null}}");
        }
    }

    @Test
    void tellsWhichSettingsChangedAndNoSecret() throws Exception {
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.superuser(
                    "PATCH",
                    "/api/settings",
                    "{\"smtp\":{\"host\":\"mail.example\",\"password\":\"hunter2\"},\"meta\":{\"appURL\":\"https://a.example\"}}");

            List<JsonNode> changes =
                    metaOf(pocketBase, meta -> meta.path("k").asText().equals("settings"));

            assertThat(changes).hasSize(1);
            assertThat(changes.get(0).at("/changed/meta/appURL/new").asText()).isEqualTo("https://a.example");
            assertThat(changes.get(0).at("/changed/smtp/host/new").asText()).isEqualTo("mail.example");
            assertThat(changes.toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void writesNoSecretOfSettingsAtAnyDepthAndNoTextOfSql() throws Exception {
        String query = "/* it's */ -- don't\\nUPDATE `_superusers` " + " ".repeat(400) + "SET password = 'planted''1'";
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.superuser(
                    "PATCH",
                    "/api/settings",
                    "{\"backups\":{\"s3\":{\"endpoint\":\"https://s.example\",\"accessKey\":\"planted2\"}},"
                            + "\"meta\":{\"appURL\":\"https://ann:planted3@a.example\"}}");
            pocketBase.superuser("POST", "/api/sql", "{\"query\":\"" + query + "\"}");

            List<JsonNode> all = metaOf(pocketBase, meta -> meta.has("sql") || meta.has("changed"));

            assertThat(all).hasSize(2);
            assertThat(all.toString()).contains("https://s.example").doesNotContain("planted");
            assertThat(all.get(1).path("sql").asText()).isEqualTo("UPDATE `_superusers` SET password = '...'");
        }
    }

    @Test
    void marksATokenThatIsNotValidAndTheTextOfSql() throws Exception {
        try (var pocketBase = RealPocketBase.start(folder)) {
            pocketBase.superuser("POST", "/api/sql", "{\"query\":\"SELECT 1\"}");
            pocketBase.withToken("GET", "/api/collections/users/records", "", "not.a.token");

            assertThat(metaOf(pocketBase, meta -> meta.has("sql")))
                    .extracting(meta -> meta.path("sql").asText())
                    .containsExactly("SELECT 1");
            assertThat(metaOf(pocketBase, meta -> meta.path("badToken").asBoolean()))
                    .hasSize(1);
        }
    }

    /** What the hook wrote into rows of this kind, oldest first, once the row of a request made now is there. */
    private static List<JsonNode> metaOf(RealPocketBase pocketBase, Predicate<JsonNode> wanted) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode row : pocketBase.rowsUpTo("now")) {
            JsonNode meta = row.path("data").path("meta");
            if (wanted.test(meta)) {
                found.add(meta);
            }
        }
        return found;
    }
}
