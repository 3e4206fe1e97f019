package dev.lapwing.connect.pocketbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.LogDatabase;
import dev.lapwing.connect.source.LogRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRowsTest {
    private static final String NINE = "2026-11-25 09:00:00.000Z";
    private static final String TEN = "2026-11-25 10:00:00.000Z";

    @TempDir
    private Path folder;

    private LogDatabase database;
    private SqlitePages pages;

    @BeforeEach
    void open() throws SQLException {
        database = LogDatabase.open(folder.resolve("auxiliary.db"));
        pages = new SqlitePages(folder.resolve("auxiliary.db"));
    }

    @AfterEach
    void close() throws SQLException {
        pages.close();
        database.close();
    }

    @Test
    void givesRowsNewestFirstInTheFormOfTheApi() throws Exception {
        database.row("a", NINE);
        database.row("b", TEN);

        pages.begin();

        assertThat(pages.newest(1, 10))
                .extracting(LogRow::json)
                .containsExactly(
                        "{\"id\":\"b\",\"created\":\"" + TEN + "\",\"data\":{\"type\":\"request\","
                                + "\"userIP\":\"127.0.0.1\"},\"message\":\"GET /b\",\"level\":0}",
                        "{\"id\":\"a\",\"created\":\"" + NINE + "\",\"data\":{\"type\":\"request\","
                                + "\"userIP\":\"127.0.0.1\"},\"message\":\"GET /a\",\"level\":0}");
        assertThat(pages.facts().status()).isEqualTo(200);
        assertThat(pages.facts().serverTime()).isEmpty();
    }

    @Test
    void walksThroughManyRowsToTheirEnd() throws Exception {
        database.rows(2_500);
        List<String> newest = new ArrayList<>();
        List<String> since = new ArrayList<>();

        pages.begin();
        for (int page = 1; page <= 3; page++) {
            newest.addAll(ids(pages.newest(page, 1_000)));
        }
        for (int page = 1; page <= 3; page++) {
            since.addAll(ids(pages.since("", page, 1_000)));
        }

        assertThat(since)
                .isEqualTo(
                        IntStream.rangeClosed(1, 2_500).mapToObj(i -> "n" + i).toList());
        assertThat(newest).hasSize(2_500).startsWith("n2500").endsWith("n1").doesNotHaveDuplicates();
        assertThat(pages.newest(4, 1_000)).isEmpty();
    }

    @Test
    void findsAPageWithoutThoseBeforeIt() throws Exception {
        database.rows(10);

        pages.begin();

        assertThat(ids(pages.newest(3, 3))).containsExactly("n4", "n3", "n2");
        assertThat(ids(pages.newest(2, 3))).containsExactly("n7", "n6", "n5");
        assertThat(ids(pages.since("", 2, 4))).containsExactly("n5", "n6", "n7", "n8");
        assertThat(ids(pages.newest(3, 4))).containsExactly("n2", "n1");
    }

    @Test
    void givesRowsSinceATimeInTheOrderOfTheirRowIds() throws Exception {
        database.row("late", TEN);
        database.row("early", NINE);
        database.row("last", "2026-11-25 10:00:00.001Z");

        pages.begin();

        assertThat(ids(pages.since(TEN, 1, 10))).containsExactly("late", "last");
    }

    @Test
    void countsTheRowsOfEachHour() throws Exception {
        database.row("a", NINE);
        database.row("b", "2026-11-25 09:59:59.999Z");
        database.row("c", TEN);
        database.row("d", "yesterday");

        Map<String, Long> hours = pages.hours();

        assertThat(hours).containsExactly(Map.entry("2026-11-25 10", 1L), Map.entry("2026-11-25 09", 2L));
    }

    @Test
    void losesNoRowWhateverItsColumnsHold() throws Exception {
        database.run("DROP TABLE _logs");
        database.run("CREATE TABLE _logs (id, level, message, data, created)");
        database.run("INSERT INTO _logs VALUES (NULL, NULL, NULL, NULL, NULL)");
        database.run("INSERT INTO _logs VALUES (7, 'high', 3.5, 'no json', 20261125)");
        database.run(
                "INSERT INTO _logs VALUES (x'61', 8.9, CAST(x'47ffe282004a' AS TEXT), CAST('{\"a\": 1}' AS BLOB), x'32')");

        pages.begin();

        assertThat(pages.since("2026-11-25 00:00:00.000Z", 1, 10))
                .extracting(LogRow::json)
                .containsExactly(
                        "{\"id\":\"\",\"created\":\"\",\"data\":null,\"message\":\"\",\"level\":0}",
                        "{\"id\":\"7\",\"created\":\"20261125\",\"data\":\"no json\",\"message\":\"3.5\",\"level\":0}",
                        "{\"id\":\"a\",\"created\":\"2\",\"data\":{\"a\": 1},"
                                + "\"message\":\"G\uFFFD\uFFFD\uFFFD\\u0000J\",\"level\":8}");
    }

    private static List<String> ids(List<LogRow> rows) {
        return rows.stream().map(LogRow::id).toList();
    }
}
