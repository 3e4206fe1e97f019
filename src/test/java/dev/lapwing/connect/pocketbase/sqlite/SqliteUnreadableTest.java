package dev.lapwing.connect.pocketbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lapwing.connect.LogDatabase;
import dev.lapwing.connect.source.LogUnreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteUnreadableTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatThereIsNoFileAndMakesNone() {
        refused("There is no file " + log() + ".")
                .satisfies(problem -> assertThat(problem.isPermanent()).isFalse());

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatAFolderIsNoFile() throws Exception {
        Files.createDirectory(log());

        refused(log() + " is no file; name auxiliary.db in PocketBase's data folder.");
    }

    @Test
    void saysThatAFileIsNoDatabase() throws Exception {
        Files.writeString(log(), "no database, however long the text is: ".repeat(100));

        refused(log() + " is no SQLite database.");
    }

    @Test
    void saysThatADatabaseIsDamaged() throws Exception {
        try (LogDatabase database = LogDatabase.open(log())) {
            database.rows(1_000);
        }
        byte[] bytes = Files.readAllBytes(log());
        Arrays.fill(bytes, 4_096, bytes.length, (byte) 0x55);
        Files.write(log(), bytes);

        refused(log() + " is damaged.");
    }

    @Test
    void saysThatADatabaseIsNoLogOfPocketBase() throws Exception {
        try (LogDatabase database = LogDatabase.open(log())) {
            database.run("DROP TABLE _logs");
            database.run("CREATE TABLE _requests (id TEXT)");
        }

        refused(log() + " has no table _logs as PocketBase makes it. It is not its log; or it is of a PocketBase before"
                        + " 0.23, which logged to logs.db and is not supported.")
                .satisfies(problem -> assertThat(problem.isPermanent()).isTrue());
    }

    @Test
    void keepsOffAFileThatPocketBaseHasYetToSetToWriteAheadLogging() throws Exception {
        try (LogDatabase database = LogDatabase.open(log())) {
            database.row("a", "2026-11-25 09:00:00.000Z");
            database.run("PRAGMA journal_mode = DELETE");
        }

        refused(log() + " is being made or restored: it is read once PocketBase has opened it.")
                .satisfies(problem -> assertThat(problem.isPermanent()).isFalse());
    }

    @Test
    void keepsOffAFileThatIsEmptyYet() throws Exception {
        Files.createFile(log());

        refused(log() + " is being made or restored: it is read once PocketBase has opened it.");
    }

    @Test
    void readsOnOnceTheFileIsThere() throws Exception {
        try (SqlitePages pages = new SqlitePages(log())) {
            assertThatExceptionOfType(LogUnreadable.class).isThrownBy(pages::begin);
            try (LogDatabase database = LogDatabase.open(log())) {
                database.row("a", "2026-11-25 09:00:00.000Z");

                pages.begin();

                assertThat(pages.newest(1, 10)).hasSize(1);
            }
        }
    }

    @Test
    void doesNotReadOnAFileThatWasDeleted() throws Exception {
        try (LogDatabase database = LogDatabase.open(log());
                SqlitePages pages = new SqlitePages(log())) {
            database.row("a", "2026-11-25 09:00:00.000Z");
            pages.begin();
            pages.end();

            Files.delete(log());

            assertThatExceptionOfType(LogUnreadable.class).isThrownBy(pages::begin);
            assertThatExceptionOfType(LogUnreadable.class).isThrownBy(() -> pages.newest(1, 10));
            assertThat(pages.facts().status()).isZero();
        }
    }

    @Test
    void saysWhatToDoWhereItMayNotReadTheFile() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        Files.createFile(log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));

        refused("The user that runs Kafka Connect may not read " + log() + ".");
    }

    @Test
    void saysWhatToDoWhereTheFolderMayNotBeWritten() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everything");
        try (LogDatabase database = LogDatabase.open(log())) {
            database.row("a", "2026-11-25 09:00:00.000Z");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));

        refused(log() + " cannot be opened: the user that runs Kafka Connect must also be able to read the files"
                + " auxiliary.db-wal and -shm beside it, and to make them where they are missing.");
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY_SNAPSHOT, is locked by another program.",
        "SQLITE_LOCKED, is locked by another program.",
        "SQLITE_IOERR_READ, cannot be read: the disk or the file system failed.",
        "SQLITE_NOMEM, cannot be read (SQLITE_NOMEM)."
    })
    void tellsErrorsWithoutTheWordsOfTheDatabase(SQLiteErrorCode code, String end) {
        SQLException problem = new SQLiteException("near \"DELETE FROM\"", code);

        assertThat(SqliteTrouble.of(problem, Path.of("auxiliary.db"))).hasMessage("auxiliary.db " + end);
    }

    private ThrowableAssertAlternative<LogUnreadable> refused(String sentence) {
        try (SqlitePages pages = new SqlitePages(log())) {
            return assertThatExceptionOfType(LogUnreadable.class)
                    .isThrownBy(pages::begin)
                    .withMessage(sentence)
                    .satisfies(problem -> assertThat(problem.status()).isZero());
        }
    }

    private Path log() {
        return folder.resolve("auxiliary.db");
    }
}
