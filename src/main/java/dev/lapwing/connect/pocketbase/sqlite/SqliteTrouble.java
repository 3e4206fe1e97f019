package dev.lapwing.connect.pocketbase.sqlite;

import dev.lapwing.connect.source.LogUnreadable;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean to whoever reads a log. */
public final class SqliteTrouble {
    /** What is above these bits tells variants of one error. */
    private static final int PRIMARY = 0xff;

    private SqliteTrouble() {}

    /** An error as a sentence; SQLite's own words stay out of it, since they may repeat what stands in the file. */
    public static LogUnreadable of(SQLException problem, Path path) {
        SQLiteErrorCode code = problem instanceof SQLiteException told
                ? SQLiteErrorCode.getErrorCode(told.getResultCode().code & PRIMARY)
                : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (code) {
            case SQLITE_ERROR ->
                permanent(path + " has no table _logs as PocketBase makes it. It is not its log; or it is"
                        + " of a PocketBase before 0.23, which logged to logs.db and is not supported.");
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> passing(path + " is locked by another program.");
            case SQLITE_NOTADB -> passing(path + " is no SQLite database.");
            case SQLITE_CORRUPT -> passing(path + " is damaged.");
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                passing(path
                        + " cannot be opened: the user that runs Kafka Connect must also be able to read the files "
                        + path.getFileName() + "-wal and -shm beside it, and to make them where they are missing.");
            case SQLITE_IOERR -> passing(path + " cannot be read: the disk or the file system failed.");
            default -> passing(path + " cannot be read (" + code.name() + ").");
        };
    }

    private static LogUnreadable passing(String sentence) {
        return new LogUnreadable(sentence, 0, false);
    }

    private static LogUnreadable permanent(String sentence) {
        return new LogUnreadable(sentence, 0, true);
    }
}
