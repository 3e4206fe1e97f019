package dev.lapwing.connect.neon.folder;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * How far a file was read, as Connect keeps it.
 *
 * @param size of the file when it was read
 * @param modified of the file then, in milliseconds
 * @param hash over its first {@code hashed} bytes
 * @param at so many bytes of its content were sent; of a compressed file, of what comes out of it
 * @param rows so many rows were sent
 * @param tail so many of the bytes are a last row that no line end closes: it may have been half written
 * @param done whether there was nothing more
 */
public record FileState(
        long size, long modified, String hash, int hashed, long at, long rows, long tail, boolean done) {
    private static final long VERSION = 1;

    static FileState beginning(AuditFile file, String hash, int hashed) {
        return new FileState(file.size(), file.modified(), hash, hashed, 0, 0, 0, false);
    }

    /** Whether it tells of this file, as it is now, that there is nothing more. */
    boolean isDoneWith(AuditFile file) {
        return done && size == file.size() && modified == file.modified();
    }

    /** After it was found to be the same file, with more in it perhaps. */
    FileState seen(AuditFile file, String newHash, int newHashed) {
        boolean again = done && file.size() > size && tail > 0;
        return new FileState(
                file.size(),
                file.modified(),
                newHash,
                newHashed,
                again ? at - tail : at,
                again ? rows - 1 : rows,
                again ? 0 : tail,
                false);
    }

    FileState read(long newAt, long newRows, long newTail, boolean atEnd) {
        return new FileState(size, modified, hash, hashed, newAt, newRows, newTail, atEnd);
    }

    Map<String, Object> toMap() {
        return Map.of(
                "v", VERSION,
                "size", size,
                "modified", modified,
                "hash", hash,
                "hashed", (long) hashed,
                "at", at,
                "rows", rows,
                "tail", tail,
                "done", done);
    }

    /**
     * Reads what {@link #toMap()} wrote.
     *
     * @throws ConnectException where it has another form
     */
    public static FileState of(Map<String, ?> stored) {
        if (number(stored, "v") != VERSION) {
            throw new ConnectException(
                    "the stored offset has a format which this version of the connector does not know; reset the connector's offsets");
        }
        return new FileState(
                number(stored, "size"),
                number(stored, "modified"),
                String.valueOf(stored.get("hash")),
                (int) Math.min(FileBeginning.MOST, number(stored, "hashed")),
                number(stored, "at"),
                number(stored, "rows"),
                number(stored, "tail"),
                Boolean.TRUE.equals(stored.get("done")));
    }

    private static long number(Map<String, ?> map, String key) {
        return map.get(key) instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }
}
