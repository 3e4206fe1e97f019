package dev.lapwing.connect.pocketbase.sqlite;

import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.text.TextHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/**
 * A database file of PocketBase, which is read and never written.
 *
 * <p>Nothing here opens the file while SQLite has it open: on POSIX systems a process that closes any handle on a file
 * loses its locks on it, those of SQLite too.
 *
 * @param path as it was configured
 */
record DatabaseFile(Path path) {
    private static final int PATIENCE_MS = 5_000;
    private static final int KEY_BYTES = 8;
    private static final String ROOT = "root";

    /** SQLite's file format: how a file begins, and where it says how it is written and read. */
    private static final String MAGIC = "SQLite format 3\0";

    private static final int WRITE_VERSION = 18;
    private static final int READ_VERSION = 19;
    private static final byte WRITE_AHEAD_LOG = 2;

    /** Another file beside this one. */
    DatabaseFile sibling(String name) {
        return new DatabaseFile(path.resolveSibling(name));
    }

    /**
     * What the file system tells of the file.
     *
     * @param identity a short text that is another one for another file: a hash of its device and inode, or empty on
     *     systems that have none
     * @param modified when it was last written to, which SQLite does now and then only: meanwhile it writes to its log
     */
    record State(Optional<String> identity, long size, FileTime modified) {}

    /**
     * The file as it is now.
     *
     * <p>A file that is overwritten in place keeps both, and none of what SQLite keeps in a file tells one that was
     * copied over it from one that PocketBase wrote to: only the rows do. A file system that is mounted anew may get
     * another device number, and then the text is another for the same file. A file that was deleted while nobody had it
     * open may pass its inode on to the next.
     *
     * @throws LogUnreadable where there is no such file
     */
    State state() throws LogUnreadable {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new LogUnreadable(path + " is no file; name auxiliary.db in PocketBase's data folder.", 0, true);
            }
            return new State(
                    Optional.ofNullable(attributes.fileKey()).map(DatabaseFile::hash),
                    attributes.size(),
                    attributes.lastModifiedTime());
        } catch (NoSuchFileException e) {
            throw new LogUnreadable("There is no file " + path + ".", 0, false);
        } catch (AccessDeniedException e) {
            throw denied();
        } catch (IOException e) {
            throw new LogUnreadable(path + " cannot be looked at: the file system failed.", 0, false);
        }
    }

    /**
     * A connection that reads.
     *
     * <p>It waits for locks, and holds the file's {@code -wal} as it is: while it is open PocketBase does not fold it
     * into the file when it stops. To be called where no other connection to the file is open.
     *
     * @throws LogUnreadable where the file may not be read, or not without harm
     */
    Connection connect() throws LogUnreadable, SQLException {
        if (!Files.isReadable(path)) {
            throw denied();
        }
        if (!hasWriteAheadLog()) {
            throw new LogUnreadable(
                    path + " is being made or restored: it is read once PocketBase has opened it.", 0, false);
        }
        if (!hasCompany() && !mayHaveCompany()) {
            throw new LogUnreadable(
                    "PocketBase does not have " + path + " open, and to read it now would make files beside it that"
                            + " PocketBase could not write: run Kafka Connect as the user who owns it, or wait until"
                            + " PocketBase logs something.",
                    0,
                    false);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        return config.createConnection(
                "jdbc:sqlite:file:" + path.toAbsolutePath().toUri().getRawPath() + "?mode=ro");
    }

    /**
     * Whether PocketBase has set the file to be written as it sets every file that it opens. To read one before that would
     * keep PocketBase from doing so, and then it ends: version 0.40 restores backups whose files are not set so.
     */
    private boolean hasWriteAheadLog() throws LogUnreadable {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] header = in.readNBytes(READ_VERSION + 1);
            boolean other = header.length > MAGIC.length()
                    && !new String(header, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC);
            if (other) {
                throw new LogUnreadable(path + " is no SQLite database.", 0, false);
            }
            return header.length > READ_VERSION
                    && header[WRITE_VERSION] == WRITE_AHEAD_LOG
                    && header[READ_VERSION] == WRITE_AHEAD_LOG;
        } catch (IOException e) {
            throw new LogUnreadable(path + " cannot be read: the disk or the file system failed.", 0, false);
        }
    }

    /** Whether the files are there without which SQLite cannot read, and which it makes where they are missing. */
    private boolean hasCompany() {
        return Files.exists(Path.of(path + "-wal")) && Files.exists(Path.of(path + "-shm"));
    }

    /** Whether files that SQLite makes are as PocketBase's own: it gives them the database's mode, and as root its owner. */
    private boolean mayHaveCompany() {
        try {
            UserPrincipal me = ownUser();
            return me.getName().equals(ROOT) || me.equals(Files.getOwner(path));
        } catch (IOException e) {
            return false;
        }
    }

    /** Told by a file of one's own: in a container a user may have no name. */
    private static UserPrincipal ownUser() throws IOException {
        Path own = Files.createTempFile("lapwing-", ".owner");
        try {
            return Files.getOwner(own);
        } finally {
            Files.delete(own);
        }
    }

    private LogUnreadable denied() {
        return new LogUnreadable("The user that runs Kafka Connect may not read " + path + ".", 0, true);
    }

    private static String hash(Object key) {
        return HexFormat.of().formatHex(TextHash.of(key.toString()), 0, KEY_BYTES);
    }
}
