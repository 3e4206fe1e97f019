package dev.lapwing.connect.pocketbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Waiting;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogFacts.RowIds;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.pocketbase.RealPocketBase;
import dev.lapwing.pocketbase.WithPocketBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@WithPocketBase
class SqlitePagesRealTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private RealPocketBase pocketBase;
    private SqlitePages pages;

    @BeforeEach
    void start() throws Exception {
        pocketBase = RealPocketBase.start(folder);
        pages = new SqlitePages(pocketBase.log());
    }

    @AfterEach
    void stop() {
        pages.close();
        pocketBase.close();
    }

    @Test
    void givesTheRowsThatTheApiGives() throws Exception {
        pocketBase.guest("GET", "/api/nothing/%ff%fe%e2%82?a=%3Cb%3E&c=%00%0a%F0%9F%98%80", "");
        pocketBase.guest("GET", "/api/collections/users/records?filter=%22", "");
        pocketBase.guest(
                "POST", "/api/collections/users/auth-with-password", "{\"identity\":\"a\",\"password\":\"b\"}");
        flush();

        List<LogRow> api = new ArrayList<>();
        JSON.readTree(pocketBase
                        .superuser("GET", "/api/logs?perPage=1000&skipTotal=1&sort=-@rowid", "")
                        .body())
                .path("items")
                .forEach(item -> api.add(LogRows.ofItem(item.toString())));
        pages.begin();
        List<LogRow> file = pages.newest(1, 1_000);

        assertThat(file)
                .extracting(LogRow::id)
                .isEqualTo(api.stream().map(LogRow::id).toList());
        assertThat(file)
                .extracting(LogRow::hash)
                .isEqualTo(api.stream().map(LogRow::hash).toList());
        assertThat(pages.facts().rowIds()).contains(new RowIds(1, file.size(), file.size()));
        assertThat(pages.hours().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(file.size());
    }

    @Test
    void givesTheSettingsThatTheApiGives() throws Exception {
        pocketBase.superuser("PATCH", "/api/settings", "{\"smtp\":{\"password\":\"hidden\"},\"logs\":{\"maxDays\":3}}");

        JsonNode api =
                JSON.readTree(pocketBase.superuser("GET", "/api/settings", "").body());

        assertThat(JSON.readTree(pages.settings().orElseThrow())).isEqualTo(api);
    }

    @Test
    void noticesABackupThatWasRestored() throws Exception {
        flush();
        pocketBase.superuser("POST", "/api/backups", "{\"name\":\"a.zip\"}");
        pocketBase.guest("GET", "/api/collections/users/records?page=77", "");
        flush();
        pages.begin();
        List<LogRow> before = pages.newest(1, 1_000);
        Optional<String> file = pages.facts().file();

        pocketBase.superuser("POST", "/api/backups/a.zip/restore", "");
        awaitAnother(file);

        assertThat(pages.newest(1, 1_000)).hasSizeLessThan(before.size());
        pocketBase.awaitAnswer();
        flush();
    }

    @Test
    void readsOnWhilePocketBaseStopsAndStarts() throws Exception {
        flush();
        pages.begin();
        LogFacts before = pages.facts();

        pocketBase.kill();
        pages.begin();
        LogFacts stopped = pages.facts();
        pocketBase.startAgain();
        flush();
        pocketBase.restart();
        flush();

        assertThat(stopped).isEqualTo(before);
        assertThat(pages.facts().file()).isEqualTo(before.file());
        assertThat(pages.facts().rowIds().orElseThrow().count())
                .isGreaterThan(before.rowIds().orElseThrow().count());
    }

    /** Waits until a further request is written, and with it all before. */
    private void flush() throws Exception {
        pocketBase.guest("GET", "/api/health", "");
        long count = rows();
        Waiting.until("written rows", pocketBase::work, () -> rows() != count);
    }

    private long rows() throws LogUnreadable {
        pages.begin();
        pages.end();
        return pages.facts().rowIds().orElseThrow().count();
    }

    private void awaitAnother(Optional<String> file) throws InterruptedException {
        Waiting.until("another file", pocketBase::work, () -> sees(file));
    }

    /** Between two files there is none. */
    private boolean sees(Optional<String> other) {
        try {
            pages.begin();
            return !pages.facts().file().equals(other);
        } catch (LogUnreadable e) {
            return false;
        }
    }
}
