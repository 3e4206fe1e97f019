package dev.lapwing.connect.pocketbase.sqlite;

import dev.lapwing.connect.source.LogUnreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** PocketBase's settings as its main database holds them. */
final class SqliteSettings {
    /** Without what the API leaves out as well. The column holds JSON as a blob; encrypted settings are no JSON. */
    private static final String READ =
            "SELECT json_remove(text, '$.smtp.password', '$.s3.secret', '$.backups.s3.secret')"
                    + " FROM (SELECT CAST(value AS TEXT) AS text FROM _params WHERE id = 'settings')"
                    + " WHERE json_valid(text)";

    private final DatabaseFile file;

    SqliteSettings(DatabaseFile file) {
        this.file = file;
    }

    /** The settings as JSON; empty where they are encrypted or the file cannot be read now. */
    Optional<String> read() {
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(READ)) {
            return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
        } catch (SQLException | LogUnreadable e) {
            return Optional.empty();
        }
    }
}
