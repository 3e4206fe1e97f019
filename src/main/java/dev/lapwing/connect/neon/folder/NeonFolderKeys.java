package dev.lapwing.connect.neon.folder;

import static dev.lapwing.connect.config.KeyTable.REQUIRED;

import dev.lapwing.connect.config.KeyChecks;
import dev.lapwing.connect.config.KeyProblems;
import dev.lapwing.connect.config.KeyTable;
import dev.lapwing.connect.config.Range;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;

/** The keys of the reader of Neon's audit files. */
public final class NeonFolderKeys {
    static final String SOURCE = "source.name";
    static final String FOLDER = "folder";
    static final String POLL_INTERVAL = "poll.interval.ms";
    static final String TOPIC = "topic";
    static final String FINGERPRINT_KEY = "fingerprint.key";
    static final String BATCH_ROWS = "batch.rows";
    static final String REPORT_INTERVAL = "report.interval.ms";

    private static final long HOUR = 3_600_000;
    private static final int LONGEST_PATH = 4096;
    private static final Validator PATH = KeyChecks.check(
            "a path that begins with a slash",
            text -> text.startsWith("/") && text.length() <= LONGEST_PATH && text.indexOf('\0') < 0
                    ? ""
                    : "must be a path that begins with a slash: a worker's own folder is not always the same");

    private NeonFolderKeys() {}

    /** The keys, and what is wrong with configurations. */
    public static KeyProblems problems() {
        KeyTable table = new KeyTable("Neon audit files", NeonFolderKeys::docs);
        table.key(SOURCE, "Source", ConfigDef.Type.STRING, REQUIRED, KeyChecks.SOURCE_NAME);
        table.key(FOLDER, "Folder", ConfigDef.Type.STRING, REQUIRED, PATH);
        table.key(POLL_INTERVAL, "Poll interval", ConfigDef.Type.LONG, 10_000L, new Range(500, HOUR));
        table.key(TOPIC, "Topic", ConfigDef.Type.STRING, "lapwing.raw.neon-audit.v1", KeyChecks.TOPIC);
        table.key(FINGERPRINT_KEY, "Fingerprint key", ConfigDef.Type.PASSWORD, REQUIRED, KeyChecks.FINGERPRINT_KEY);
        table.key(BATCH_ROWS, "Batch", ConfigDef.Type.INT, 500, new Range(1, 10_000));
        table.key(REPORT_INTERVAL, "Report interval", ConfigDef.Type.LONG, 60_000L, new Range(500, HOUR));
        return new KeyProblems(table.definition(), values -> Map.of());
    }

    private static String docs(String key) {
        return switch (key) {
            case SOURCE ->
                "Name of the Neon organisation: the key of all its records, and the name by which Lapwing knows it.";
            case FOLDER ->
                "Folder into which the files are laid, on the host of the worker; what lies below it is not read.";
            case POLL_INTERVAL ->
                "How often the folder is looked at. A file is begun when two looks find it with the same size and time.";
            case TOPIC -> "Topic for the rows.";
            case FINGERPRINT_KEY ->
                "Secret by which replaced secrets are told apart, at least 16 bytes: the same as the job's.";
            case BATCH_ROWS -> "How many rows are handed to Connect at once, and so go into one transaction.";
            case REPORT_INTERVAL ->
                "How often a line in the worker's log tells how far the folder was read, where rows were sent.";
            default -> throw new IllegalArgumentException("no key of the connector: " + key);
        };
    }
}
