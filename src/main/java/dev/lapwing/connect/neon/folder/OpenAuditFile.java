package dev.lapwing.connect.neon.folder;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A file that is being read, and how far. */
final class OpenAuditFile implements Closeable {
    private final AuditFile file;
    private final FileRows rows;
    private FileState state;

    private OpenAuditFile(AuditFile file, FileState state, FileRows rows) {
        this.file = file;
        this.state = state;
        this.rows = rows;
    }

    /** Opens a file where it was left, or at its beginning where it is another one than before. */
    static OpenAuditFile open(AuditFile file, Optional<FileState> known) throws IOException {
        int length = FileBeginning.length(file);
        String hash = FileBeginning.hash(file, length);
        FileState state = known.isPresent() && isSame(file, known.get())
                ? known.get().seen(file, hash, length)
                : FileState.beginning(file, hash, length);
        return new OpenAuditFile(file, state, FileRows.open(file, state.at()));
    }

    AuditFile file() {
        return file;
    }

    FileState state() {
        return state;
    }

    /** The next row; empty at the end, which the state then tells. */
    Optional<String> next() throws IOException {
        Optional<String> row = rows.next();
        boolean atEnd = row.isEmpty() || rows.isAtEnd();
        long tail = row.isPresent() ? rows.tail() : state.tail();
        state = state.read(rows.at(), state.rows() + (row.isPresent() ? 1 : 0), tail, atEnd);
        return row;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static boolean isSame(AuditFile file, FileState known) throws IOException {
        return file.size() >= known.size()
                && known.hashed() <= file.size()
                && FileBeginning.hash(file, known.hashed()).equals(known.hash());
    }
}
