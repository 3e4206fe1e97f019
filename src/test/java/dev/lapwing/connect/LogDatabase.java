package dev.lapwing.connect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A log database as PocketBase makes it, with a connection that writes. */
public final class LogDatabase implements AutoCloseable {
    private static final String[] SCHEMA = {
        "PRAGMA journal_mode = WAL",
        """
        CREATE TABLE IF NOT EXISTS `_logs` (
            `id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
            `level`   INTEGER DEFAULT 0 NOT NULL,
            `message` TEXT DEFAULT "" NOT NULL,
            `data`    JSON DEFAULT "{}" NOT NULL,
            `created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
        )""",
        "CREATE INDEX IF NOT EXISTS idx_logs_level on `_logs` (`level`)",
        "CREATE INDEX IF NOT EXISTS idx_logs_message on `_logs` (`message`)",
        "CREATE INDEX IF NOT EXISTS idx_logs_created_hour on `_logs` (strftime('%Y-%m-%d %H:00:00', `created`))"
    };

    private final Connection connection;

    private LogDatabase(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** Opens a database, and makes it where it is missing. */
    public static LogDatabase open(Path file) throws SQLException {
        LogDatabase database = new LogDatabase(file);
        for (String statement : SCHEMA) {
            database.run(statement);
        }
        return database;
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes a request's row. */
    public void row(String id, String created) throws SQLException {
        row(id, created, "GET /" + id);
    }

    void row(String id, String created, Object message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO _logs (id, created, level, message, data) VALUES (?, ?, 0, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, created);
            insert.setObject(3, message);
            insert.setString(4, "{\"type\":\"request\",\"userIP\":\"127.0.0.1\"}");
            insert.executeUpdate();
        }
    }

    /** Writes so many rows in one transaction, with the ids n1, n2 and so on. */
    public void rows(int count) throws SQLException {
        run("INSERT INTO _logs (id, message, created) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                + " WHERE i < " + count + ") SELECT 'n' || i, 'GET /' || i,"
                + " strftime('%Y-%m-%d %H:%M:%fZ', 1792000000 + i, 'unixepoch') FROM n");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
