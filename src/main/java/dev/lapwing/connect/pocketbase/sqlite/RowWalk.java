package dev.lapwing.connect.pocketbase.sqlite;

import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.source.LogRow;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way through the rows of a database, page by page.
 *
 * @param newest whether the newest rows come first, by row id
 * @param created only rows of this time and later; empty for all
 */
record RowWalk(boolean newest, String created, int perPage) {
    /** Rows whose time is no text cannot be compared with one and are never left out. */
    private static final String ROWS = "SELECT rowid, id, created, level, message, data FROM _logs"
            + " WHERE (?1 = '' OR created >= ?1 OR typeof(created) <> 'text')";

    private static final char REPLACEMENT = '\uFFFD';

    /** How far a walk has come within one look: the page behind it is found without counting through all before. */
    record Reached(RowWalk walk, int page, long rowId) {
        private boolean isJustBefore(RowWalk other, int otherPage) {
            return walk.equals(other) && page == otherPage - 1;
        }
    }

    /**
     * A page and how far it came.
     *
     * @param reached empty where it has no row
     */
    record Page(List<LogRow> rows, Optional<Reached> reached) {}

    Page page(Connection connection, int page, Optional<Reached> reached) throws SQLException {
        Optional<Long> before =
                reached.filter(place -> place.isJustBefore(this, page)).map(Reached::rowId);
        try (PreparedStatement statement = connection.prepareStatement(sql(before.isPresent()))) {
            statement.setString(1, created);
            statement.setInt(2, perPage);
            if (before.isPresent()) {
                statement.setLong(3, before.get());
            } else {
                statement.setLong(3, (page - 1L) * perPage);
            }
            return read(statement, page);
        }
    }

    private String sql(boolean goesOn) {
        String further = " AND rowid " + (newest ? "< ?3" : "> ?3");
        String order = " ORDER BY rowid " + (newest ? "DESC" : "ASC") + " LIMIT ?2";
        return ROWS + (goesOn ? further + order : order + " OFFSET ?3");
    }

    private Page read(PreparedStatement statement, int page) throws SQLException {
        List<LogRow> rows = new ArrayList<>();
        Optional<Reached> reached = Optional.empty();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                reached = Optional.of(new Reached(this, page, found.getLong("rowid")));
                rows.add(row(found));
            }
        }
        return new Page(rows, reached);
    }

    /** A column can hold anything, whatever its type says; a level that is no number counts as zero. */
    private static LogRow row(ResultSet found) throws SQLException {
        return LogRows.of(
                text(found.getBytes("id"), ""),
                text(found.getBytes("created"), ""),
                found.getLong("level"),
                text(found.getBytes("message"), ""),
                text(found.getBytes("data"), "null"));
    }

    /** Text as PocketBase's API tells it: each byte that is no UTF-8 becomes a replacement character of its own. */
    static String text(byte @Nullable [] utf8, String absent) {
        if (utf8 == null) {
            return absent;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        while (decoder.decode(in, out, true).isError()) {
            out.put(REPLACEMENT);
            in.get();
        }
        return out.flip().toString();
    }
}
