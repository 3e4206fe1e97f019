package dev.lapwing.normalize;

import dev.lapwing.event.WriterDelay;
import dev.lapwing.normalize.neon.NeonAuditRow;
import dev.lapwing.normalize.neon.NeonAuthRow;
import dev.lapwing.normalize.neon.NeonClientRow;
import dev.lapwing.normalize.neon.NeonStorageRow;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.pocketbase.PocketBaseRow;
import dev.lapwing.normalize.postgres.PostgresRow;
import dev.lapwing.normalize.text.TextRow;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The formats that Lapwing reads. */
public enum RowFormat {
    /** Rows of drills, which are rows of PocketBase with a mark; the clocks of those who drill may differ. */
    DRILL("drill", "lapwing", Duration.ofMinutes(10)),
    /** PocketBase's log, whose writer holds rows back. */
    POCKETBASE("pocketbase", "pocketbase", WriterDelay.POCKETBASE),
    /** What polls of that log saw; they tell as late as it does. */
    POCKETBASE_POLLS("pocketbase-polls", "pocketbase", WriterDelay.POCKETBASE),
    /** Neon's audit log, of which a row was seen to come 18 hours late. */
    NEON_AUDIT("neon-audit", "neon", Duration.ofDays(2)),
    /** What Neon's API answered. */
    NEON_POLLS("neon-polls", "neon", Duration.ofMinutes(5)),
    /** Requests to Neon's object storage. */
    NEON_STORAGE("neon-storage", "neon", Duration.ofMinutes(5)),
    /** Webhooks of Neon Auth; one that is older than five minutes is refused. */
    NEON_AUTH("neon-auth", "neon", Duration.ofMinutes(10)),
    /** What clients of Neon wrote when they were refused. */
    NEON_CLIENT("neon-client", "neon", Duration.ofMinutes(10)),
    /** Lines of Postgres and of pgAudit; nothing is sent on while a compute sleeps. */
    NEON_POSTGRES("neon-postgres", "postgresql", Duration.ofMinutes(10)),
    /** Lines of any text, of which only the credentials count that stand in them. */
    TEXT("text", "lapwing", Duration.ofMinutes(10)),
    /** Lapwing's own monitor events, by the clocks of several hosts. */
    MONITOR("monitor", "lapwing", Duration.ofSeconds(60));

    /** What is passed over and still tells the format. */
    private static final Set<String> MARKS = Set.of("header", PollRow.POLL);

    private final String word;
    private final String product;
    private final Duration lateness;

    RowFormat(String word, String product, Duration lateness) {
        this.word = word;
        this.product = product;
        this.lateness = lateness;
    }

    /** The name as people type it. */
    public String word() {
        return word;
    }

    /** The product whose log it is, as rules name it. */
    public String product() {
        return product;
    }

    /** How much older than the newest row of its source a row may be, unless the configuration says otherwise. */
    public Duration lateness() {
        return lateness;
    }

    /** What the rows are. */
    public RowKind kind() {
        return switch (this) {
            case POCKETBASE_POLLS -> RowKind.LOG_POLLS;
            case NEON_POLLS -> RowKind.NEON_POLLS;
            case MONITOR -> RowKind.MONITOR;
            case DRILL, POCKETBASE, NEON_AUDIT, NEON_STORAGE, NEON_AUTH, NEON_CLIENT, NEON_POSTGRES, TEXT ->
                RowKind.EVENTS;
        };
    }

    /** Reads the rows; safe for use by several threads. */
    public RowParser parser() {
        return switch (this) {
            case DRILL -> new DrillRow();
            case POCKETBASE -> new PocketBaseRow();
            case POCKETBASE_POLLS -> new PollRow();
            case NEON_AUDIT -> new NeonAuditRow();
            case NEON_POLLS -> new NeonPollRow();
            case NEON_STORAGE -> new NeonStorageRow();
            case NEON_AUTH -> new NeonAuthRow();
            case NEON_CLIENT -> new NeonClientRow();
            case NEON_POSTGRES -> new PostgresRow();
            case TEXT -> new TextRow();
            case MONITOR -> MonitorRow::parse;
        };
    }

    /** The format that a typed name means. */
    public static Optional<RowFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** The format that the first line of a file is in; a {@link ControlRow} belongs to none, and any line may be text. */
    public static Optional<RowFormat> recognise(byte[] firstLine) {
        return Arrays.stream(values())
                .filter(format -> format != TEXT && format.reads(firstLine))
                .findFirst();
    }

    private boolean reads(byte[] line) {
        return parser().all(line, word).stream()
                .anyMatch(read ->
                        read.match(accepted -> true, ignored -> MARKS.contains(ignored.reason()), rejected -> false));
    }
}
