package dev.lapwing.pocketbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the log of a real PocketBase shows in what its connector sees. */
@WithPocketBase
@Tag("process")
class TamperedLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path shared;

    private static Laboratory.Site site;

    @TempDir
    private Path folder;

    private Laboratory laboratory;

    @BeforeAll
    static void startKafka() throws Exception {
        site = new Laboratory.Site(shared);
    }

    @AfterAll
    static void stopKafka() {
        site.close();
    }

    @BeforeEach
    void start() throws Exception {
        laboratory = new Laboratory(site, folder);
    }

    @AfterEach
    void stop() {
        laboratory.close();
    }

    @Test
    void showsRowsThatWereDeletedThroughTheConsole() throws Exception {
        laboratory.connect();
        laboratory.ship(30);
        laboratory.shipped.envelopes(2);

        console("DELETE FROM x._logs WHERE rowid IN (4, 5, 6)");

        laboratory.told("rows_vanished");
    }

    @Test
    void showsRowsThatWereRewrittenThroughTheConsole() throws Exception {
        laboratory.connect();
        laboratory.ship(30);
        laboratory.shipped.envelopes(2);

        console("UPDATE x._logs SET data = json_set(data, '$.userIP', '192.0.2.1') WHERE rowid IN (4, 5, 6)");

        laboratory.told("rows_rewritten");
    }

    @Test
    void showsThatTheLogWasDeletedWherePocketBaseCanDoThat() throws Exception {
        laboratory.connect();
        laboratory.ship(30);
        laboratory.shipped.envelopes(2);

        int status = laboratory.pocketBase.superuser("DELETE", "/api/logs", "").statusCode();
        assumeThat(status).as("0.39 has no such request").isEqualTo(204);

        laboratory.told("rows_vanished");
    }

    @Test
    void showsThatTheLogWasWipedAndWritesLess() throws Exception {
        laboratory.connect();
        laboratory.ship(30);
        laboratory.shipped.envelopes(2);

        laboratory.pocketBase.superuser("PATCH", "/api/settings", "{\"logs\":{\"maxDays\":0}}");

        laboratory.told("rows_vanished", "logging_reduced");
    }

    @Test
    void showsThatAddressesAreNoLongerWritten() throws Exception {
        laboratory.connect();
        laboratory.ship(30);

        laboratory.pocketBase.superuser("PATCH", "/api/settings", "{\"logs\":{\"logIP\":false}}");
        laboratory.ship(10);

        laboratory.told("addresses_gone");
    }

    @Test
    void showsThatABackupWasRestored() throws Exception {
        laboratory.connect();
        laboratory.ship(20);
        laboratory.pocketBase.superuser("POST", "/api/backups", "{\"name\":\"before.zip\"}");
        laboratory.ship(30);
        laboratory.shipped.envelopes(2);

        laboratory.pocketBase.superuser("POST", "/api/backups/before.zip/restore", "");
        laboratory.told("rows_vanished", "time_jumped_back");

        laboratory.pocketBase.awaitAnswer();
        laboratory.ship(10);
        assertThat(laboratory.shipped.ids()).doesNotHaveDuplicates();
    }

    @Test
    void noticesADatabaseThatWasReplaced() throws Exception {
        laboratory.connectToDatabase();
        laboratory.ship(20);
        laboratory.pocketBase.stop();
        Path copy = folder.resolve("copy.db");
        Files.copy(laboratory.pocketBase.log(), copy);
        laboratory.pocketBase.startAgain();
        laboratory.ship(30);
        laboratory.shipped.envelopes(2);

        laboratory.pocketBase.stop();
        Files.deleteIfExists(laboratory.pocketBase.log().resolveSibling("auxiliary.db-wal"));
        Files.deleteIfExists(laboratory.pocketBase.log().resolveSibling("auxiliary.db-shm"));
        Files.move(copy, laboratory.pocketBase.log(), StandardCopyOption.REPLACE_EXISTING);
        laboratory.pocketBase.startAgain();

        laboratory.told("file_replaced", "rows_vanished");
        laboratory.ship(10);
        assertThat(laboratory.shipped.ids()).doesNotHaveDuplicates();
    }

    /** SQL on the log, attached as x, by a superuser of PocketBase. */
    private void console(String sql) throws Exception {
        String query = "ATTACH DATABASE '%s' AS x; %s".formatted(laboratory.pocketBase.log(), sql);
        int status = laboratory
                .pocketBase
                .superuser(
                        "POST",
                        "/api/sql",
                        JSON.createObjectNode().put("query", query).toString())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }
}
