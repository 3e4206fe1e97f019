package dev.lapwing.connect.neon.folder;

import dev.lapwing.text.TextHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/** The beginning of a file, by which it is told from another one of the same name. */
final class FileBeginning {
    static final int MOST = 64 * 1024;

    private FileBeginning() {}

    /** How much of a file is looked at. */
    static int length(AuditFile file) {
        return (int) Math.min(MOST, file.size());
    }

    /** SHA-256 over the first bytes of a file, as hexadecimal digits; of fewer where there are not so many. */
    static String hash(AuditFile file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return HexFormat.of().formatHex(TextHash.sha256().digest(in.readNBytes(length)));
        }
    }
}
