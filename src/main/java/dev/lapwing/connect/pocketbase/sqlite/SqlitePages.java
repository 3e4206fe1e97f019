package dev.lapwing.connect.pocketbase.sqlite;

import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogFacts.RowIds;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PocketBase's log as its file holds it, read beside a PocketBase that runs or not.
 *
 * <p>A look is one transaction of SQLite, which sees the log of one moment and keeps nobody from writing. The file is
 * compared at each look: of one that was put into the place of another the first look already tells. What is not told is
 * a file that was overwritten in place, see {@link DatabaseFile#state()}; its rows tell.
 */
public final class SqlitePages implements LogPages {
    private static final int ATTEMPTS = 3;

    /** The count goes through the smallest index: 20 ms for a million rows. */
    private static final String ROW_IDS = "SELECT coalesce((SELECT min(rowid) FROM _logs), 0),"
            + " coalesce((SELECT max(rowid) FROM _logs), 0), (SELECT count(*) FROM _logs)";

    /** Written as PocketBase wrote its index, through which it is fast. */
    private static final String HOURS = "SELECT strftime('%Y-%m-%d %H:00:00', created) AS hour, count(*) FROM _logs"
            + " WHERE hour IS NOT NULL GROUP BY hour ORDER BY hour DESC LIMIT 744";

    private static final int HOUR_LENGTH = "2006-01-02 15".length();
    private static final LogFacts NOTHING = new LogFacts(0, Optional.empty(), Optional.empty(), Optional.empty());

    private final DatabaseFile file;
    private final SqliteSettings settings;
    private Optional<Connection> connection = Optional.empty();
    private Optional<DatabaseFile.State> opened = Optional.empty();
    private LogFacts facts = NOTHING;
    private Optional<RowWalk.Reached> reached = Optional.empty();
    private boolean looking;

    /**
     * The log in a file, not read yet.
     *
     * @param auxiliaryDb the file {@code auxiliary.db} in PocketBase's data folder
     */
    public SqlitePages(Path auxiliaryDb) {
        this.file = new DatabaseFile(auxiliaryDb);
        this.settings = new SqliteSettings(file.sibling("data.db"));
    }

    @Override
    public void begin() throws LogUnreadable {
        end();
        facts = NOTHING;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DatabaseFile.State before = stateOrClosed();
            RowIds rowIds = read(connected(before), SqlitePages::rowIds);
            // A file that was replaced since is not the one that was opened, or no longer the log.
            if (stateOrClosed().identity().equals(before.identity())) {
                facts = new LogFacts(200, Optional.empty(), Optional.of(rowIds), before.identity());
                looking = true;
                return;
            }
            close();
        }
        throw new LogUnreadable(file.path() + " is being replaced.", 0, false);
    }

    @Override
    public List<LogRow> newest(int page, int perPage) throws LogUnreadable {
        return page(new RowWalk(true, "", perPage), page);
    }

    @Override
    public List<LogRow> since(String created, int page, int perPage) throws LogUnreadable {
        return page(new RowWalk(false, created, perPage), page);
    }

    @Override
    public LogFacts facts() {
        return facts;
    }

    @Override
    public Map<String, Long> hours() throws LogUnreadable {
        return read(SqlitePages::hours);
    }

    @Override
    public Optional<String> settings() {
        return settings.read();
    }

    /**
     * Nothing: the table that has them is laid out otherwise than the API answers, and holds the secrets with which tokens
     * are signed.
     */
    @Override
    public Optional<List<String>> collections() {
        return Optional.empty();
    }

    @Override
    public void end() {
        looking = false;
        reached = Optional.empty();
        if (connection.isPresent()) {
            try {
                connection.get().rollback();
            } catch (SQLException e) {
                close();
            }
        }
    }

    @Override
    public void close() {
        looking = false;
        reached = Optional.empty();
        if (connection.isPresent()) {
            try {
                connection.get().close();
            } catch (SQLException e) {
                // Nothing was written, so nothing is lost.
            }
            connection = Optional.empty();
        }
    }

    private List<LogRow> page(RowWalk walk, int number) throws LogUnreadable {
        RowWalk.Page page = read(from -> walk.page(from, number, reached));
        reached = looking ? page.reached() : Optional.empty();
        return page.rows();
    }

    /** Reads within the look, or for itself where there is none. */
    private <T> T read(Reading<T> reading) throws LogUnreadable {
        if (looking && connection.isPresent()) {
            return read(connection.get(), reading);
        }
        T read = read(connected(stateOrClosed()), reading);
        end();
        return read;
    }

    /**
     * A connection to the file that is there now. One that was opened before a file was written to is not used on: SQLite
     * remembers pages, and would not see that the file was overwritten.
     */
    private Connection connected(DatabaseFile.State now) throws LogUnreadable {
        if (connection.isPresent() && opened.equals(Optional.of(now))) {
            return connection.get();
        }
        close();
        try {
            Connection fresh = file.connect();
            connection = Optional.of(fresh);
            opened = Optional.of(now);
            fresh.setAutoCommit(false);
            return fresh;
        } catch (SQLException e) {
            close();
            throw SqliteTrouble.of(e, file.path());
        }
    }

    private DatabaseFile.State stateOrClosed() throws LogUnreadable {
        try {
            return file.state();
        } catch (LogUnreadable e) {
            close();
            throw e;
        }
    }

    private <T> T read(Connection from, Reading<T> reading) throws LogUnreadable {
        try {
            return reading.of(from);
        } catch (SQLException e) {
            close();
            throw SqliteTrouble.of(e, file.path());
        }
    }

    private static RowIds rowIds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(ROW_IDS)) {
            found.next();
            return new RowIds(found.getLong(1), found.getLong(2), found.getLong(3));
        }
    }

    private static Map<String, Long> hours(Connection connection) throws SQLException {
        Map<String, Long> hours = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(HOURS)) {
            while (found.next()) {
                hours.put(found.getString(1).substring(0, HOUR_LENGTH), found.getLong(2));
            }
        }
        return hours;
    }

    /** What is read of a connection. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }
}
