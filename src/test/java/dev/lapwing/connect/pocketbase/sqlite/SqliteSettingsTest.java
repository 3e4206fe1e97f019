package dev.lapwing.connect.pocketbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.LogDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void givesTheSettingsWithoutTheirSecrets() throws SQLException {
        keep("{\"logs\":{\"maxDays\":5},\"smtp\":{\"host\":\"h\",\"password\":\"p\"},\"s3\":{\"secret\":\"s\"},"
                + "\"backups\":{\"cron\":\"\",\"s3\":{\"bucket\":\"b\",\"secret\":\"s\"}}}");

        assertThat(settings().read())
                .contains("{\"logs\":{\"maxDays\":5},\"smtp\":{\"host\":\"h\"},\"s3\":{},"
                        + "\"backups\":{\"cron\":\"\",\"s3\":{\"bucket\":\"b\"}}}");
    }

    @Test
    void givesNothingOfSettingsThatAreEncrypted() throws SQLException {
        keep("bm8ganNvbiwgYnV0IGVuY3J5cHRlZA==");

        assertThat(settings().read()).isEmpty();
    }

    @Test
    void givesNothingWhereThereIsNoDatabase() {
        assertThat(settings().read()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private SqliteSettings settings() {
        return new SqliteSettings(new DatabaseFile(folder.resolve("data.db")));
    }

    private void keep(String value) throws SQLException {
        try (LogDatabase database = LogDatabase.open(folder.resolve("data.db"))) {
            database.run("CREATE TABLE _params (id TEXT PRIMARY KEY NOT NULL, value JSON DEFAULT NULL)");
            database.run("INSERT INTO _params VALUES ('settings', CAST('" + value + "' AS BLOB))");
        }
    }
}
