package dev.lapwing.connect.neon.folder;

import dev.lapwing.text.SafeText;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A file as one look at the folder saw it.
 *
 * @param name within the folder
 * @param path where it really lies
 * @param modified in milliseconds
 */
record AuditFile(String name, Path path, long size, long modified) {
    /** In this order files are read. */
    static final Comparator<AuditFile> OLDEST_FIRST =
            Comparator.comparingLong(AuditFile::modified).thenComparing(AuditFile::name);

    private static final int SHOWN = 120;

    /** Its name as it may stand in a log. */
    String shown() {
        return SafeText.cut(SafeText.marked(name), SHOWN);
    }
}
