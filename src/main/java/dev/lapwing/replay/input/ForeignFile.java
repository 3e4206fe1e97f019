package dev.lapwing.replay.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Files that people have logs in and that are not read, by their first bytes, and what helps. */
enum ForeignFile {
    SQLITE(
            0,
            "SQLite format 3\0",
            "is an SQLite database, which is not read here. Of PocketBase's auxiliary.db, lapwing sources follows the log"
                    + " (file: of the source in lapwing.yml), and this writes it as rows: sqlite3 FILE \"SELECT json_object('id', id, 'created',"
                    + " created, 'level', level, 'message', message, 'data', json(data)) FROM _logs ORDER BY rowid\" >"
                    + " log.ndjson"),
    SQLITE_WAL_BIG(0, "7\u007F\u0006\u0083", "goes with the SQLite database beside it, which is not read here"),
    SQLITE_WAL_LITTLE(0, "7\u007F\u0006\u0082", "goes with the SQLite database beside it, which is not read here"),
    ZIP(
            0,
            "PK\u0003\u0004",
            "is a zip archive, which is read only as a file, and not from a pipe or within another; unpack it (unzip FILE"
                    + " -d FOLDER) and name the folder"),
    EMPTY_ZIP(0, "PK\u0005\u0006", "is a zip archive without files"),
    GZIP(0, "\u001F\u008B", "is packed twice; gzip -dc FILE unpacks it once"),
    ZSTD(0, "(\u00B5/\u00FD", "is packed with Zstandard; unpack it: zstd -dc FILE | lapwing replay -"),
    XZ(0, "\u00FD7zXZ\0", "is packed with xz; unpack it: xz -dc FILE | lapwing replay -"),
    BZIP2(0, "BZh", "is packed with bzip2; unpack it: bzip2 -dc FILE | lapwing replay -"),
    LZ4(0, "\u0004\"M\u0018", "is packed with LZ4; unpack it: lz4 -dc FILE | lapwing replay -"),
    SEVEN_ZIP(0, "7z\u00BC\u00AF'\u001C", "is a 7z archive; unpack it (7z x FILE -oFOLDER) and name the folder"),
    // The zero before it is in no row that a visitor could write to that place.
    TAR(256, "\0ustar", "is a tar archive; unpack it (tar -xf FILE -C FOLDER) and name the folder"),
    PARQUET(0, "PAR1", "is a Parquet file; write its rows as JSON, one a line, with the tool that made it"),
    PDF(0, "%PDF", "is a PDF; export the log as CSV or JSON"),
    UTF_32_LITTLE(
            0, "\u00FF\u00FE\0\0", "is text in UTF-32; iconv -f UTF-32 -t UTF-8 FILE > log.ndjson makes it readable"),
    UTF_32_BIG(
            0, "\0\0\u00FE\u00FF", "is text in UTF-32; iconv -f UTF-32 -t UTF-8 FILE > log.ndjson makes it readable");

    private final int at;
    private final String magic;
    private final String sentence;

    ForeignFile(int at, String magic, String sentence) {
        this.at = at;
        this.magic = magic;
        this.sentence = sentence;
    }

    /** What is said of it behind its name. */
    String sentence() {
        return sentence;
    }

    /** Which of them begins like this. */
    static Optional<ForeignFile> of(byte[] start) {
        return Arrays.stream(values()).filter(kind -> kind.fits(start)).findFirst();
    }

    private boolean fits(byte[] start) {
        return start.length >= at + magic.length()
                && new String(start, at, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
