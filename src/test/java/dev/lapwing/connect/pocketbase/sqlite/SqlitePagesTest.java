package dev.lapwing.connect.pocketbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.LogDatabase;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogFacts.RowIds;
import dev.lapwing.connect.source.LogRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePagesTest {
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
    void seesTheLogOfOneMomentWhileItGrowsAndShrinks() throws Exception {
        database.rows(4);
        pages.begin();
        List<LogRow> first = pages.newest(1, 2);

        database.row("later", TEN);
        database.run("DELETE FROM _logs WHERE id IN ('n1', 'n4')");

        assertThat(ids(first)).containsExactly("n4", "n3");
        assertThat(ids(pages.newest(2, 2))).containsExactly("n2", "n1");
        assertThat(pages.facts().rowIds()).contains(new RowIds(1, 4, 4));
    }

    @Test
    void seesAtTheNextLookWhatWasWrittenSince() throws Exception {
        database.row("a", NINE);
        pages.begin();
        database.row("b", TEN);

        pages.begin();

        assertThat(ids(pages.newest(1, 10))).containsExactly("b", "a");
    }

    @Test
    void seesWhatWasWrittenSinceALookEnded() throws Exception {
        database.row("a", NINE);
        pages.begin();
        pages.end();

        database.row("b", TEN);

        assertThat(ids(pages.newest(1, 10))).containsExactly("b", "a");
    }

    @Test
    void tellsThatRowsInTheMiddleAreGone() throws Exception {
        database.rows(5);
        database.run("DELETE FROM _logs WHERE id IN ('n2', 'n3')");

        pages.begin();

        assertThat(pages.facts().rowIds()).contains(new RowIds(1, 5, 3));
    }

    @Test
    void tellsRowIdsThatAreGivenAgainAfterTheNewestRowsWereDeleted() throws Exception {
        database.rows(5);
        pages.begin();
        Optional<String> before = pages.facts().file();

        database.run("DELETE FROM _logs WHERE id IN ('n1', 'n4', 'n5')");
        database.row("again", TEN);
        pages.begin();

        assertThat(ids(pages.newest(1, 10))).containsExactly("again", "n3", "n2");
        assertThat(pages.facts())
                .isEqualTo(new LogFacts(200, Optional.empty(), Optional.of(new RowIds(2, 4, 3)), before));
    }

    @Test
    void tellsTheSameFileAfterItWasVacuumed() throws Exception {
        database.rows(2_000);
        pages.begin();
        Optional<String> before = pages.facts().file();
        pages.end();

        database.run("DELETE FROM _logs WHERE rowid % 100 > 1");
        database.run("VACUUM");
        pages.begin();

        assertThat(ids(pages.newest(1, 2))).containsExactly("n2000", "n1901");
        assertThat(pages.facts().rowIds().orElseThrow().count()).isEqualTo(40);
        assertThat(pages.facts().file()).isEqualTo(before);
    }

    @Test
    void readsALogThatWasEmptied() throws Exception {
        database.rows(5);
        pages.begin();

        database.run("DELETE FROM _logs");
        database.run("VACUUM");
        pages.begin();

        assertThat(pages.newest(1, 10)).isEmpty();
        assertThat(pages.facts().rowIds()).contains(new RowIds(0, 0, 0));
    }

    @Test
    void readsTheLogOfAPocketBaseThatIsStopped() throws Exception {
        database.row("a", NINE);
        database.close();

        pages.begin();

        assertThat(ids(pages.newest(1, 10))).containsExactly("a");
    }

    @Test
    void letsTheWriteAheadLogOfABusyPocketBaseStartAnew() throws Exception {
        for (int flush = 0; flush < 300; flush++) {
            pages.begin();
            pages.newest(1, 10);
            pages.end();
            database.run("DELETE FROM _logs");
            database.rows(200);
        }

        assertThat(Files.size(folder.resolve("auxiliary.db-wal"))).isLessThan(6 << 20);
    }

    @Test
    void noticesAFileThatWasPutIntoThePlaceOfTheOther() throws Exception {
        database.row("old", NINE);
        pages.begin();
        Optional<String> before = pages.facts().file();

        replace(another());
        pages.begin();

        assertThat(ids(pages.newest(1, 10))).containsExactly("new");
        assertThat(pages.facts().file()).isPresent().isNotEqualTo(before);
    }

    @Test
    void readsWhatWasCopiedOverTheFileThoughTheFileIsTheSame() throws Exception {
        database.row("old", NINE);
        pages.begin();
        pages.newest(1, 10);
        Optional<String> before = pages.facts().file();
        pages.end();
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
        database.close();

        byte[] other = Files.readAllBytes(another());
        try (var out = Files.newOutputStream(folder.resolve("auxiliary.db"))) {
            out.write(other);
        }
        pages.begin();

        assertThat(ids(pages.newest(1, 10))).containsExactly("new");
        assertThat(pages.facts().file()).isEqualTo(before);
    }

    @Test
    void tellsTheSameFileByTheSameTextToAnyReader() throws Exception {
        pages.begin();
        Optional<String> file = pages.facts().file();

        try (SqlitePages others = new SqlitePages(folder.resolve("auxiliary.db"))) {
            others.begin();

            assertThat(others.facts().file()).isEqualTo(file);
        }
    }

    private Path another() throws SQLException {
        Path other = folder.resolve("other.db");
        try (LogDatabase written = LogDatabase.open(other)) {
            written.row("new", NINE);
        }
        return other;
    }

    /** As a restore does: what was there is moved away with its companions. */
    private void replace(Path other) throws IOException {
        Path away = Files.createDirectory(folder.resolve("away"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("auxiliary"))
                    .toList()) {
                Files.move(file, away.resolve(file.getFileName()));
            }
        }
        Files.move(other, folder.resolve("auxiliary.db"));
    }

    private static List<String> ids(List<LogRow> rows) {
        return rows.stream().map(LogRow::id).toList();
    }
}
