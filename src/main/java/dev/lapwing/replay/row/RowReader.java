package dev.lapwing.replay.row;

import dev.lapwing.event.GeoLocator;
import dev.lapwing.ingest.RowIngest;
import dev.lapwing.ingest.RowResult;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.ingest.SourceRow;
import dev.lapwing.ingest.SourceState;
import dev.lapwing.posture.pocketbase.Approval;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.InputStart;
import dev.lapwing.replay.input.LineBlock;
import dev.lapwing.replay.input.LineCutter;
import dev.lapwing.rule.RuleSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes signals of lines, for one thread, and counts what became of each line. */
public final class RowReader {
    private static final String TOO_LONG = "row: " + LineCutter.TOO_LONG;

    final RowIngest ingest;
    final RowSink sink;
    final ReplayCounts counts = new ReplayCounts();
    /** What polls saw last of each source. */
    final Map<String, SourceState> polled = new HashMap<>();

    /** What Neon's API answered last to each source. */
    final Map<String, AnsweredLists> answered = new HashMap<>();

    final Map<String, Approval> approvals;
    InputHead head = InputHead.UNKNOWN;
    long newest;
    long oldest;

    private final long arrived;
    private RowSource source = head.source();

    /** A reader of sources of which nobody says how they may be configured. */
    public RowReader(RuleSet rules, Redactor redactor, GeoLocator places, TimeLimits limits, RowSink sink) {
        this(rules, redactor, places, limits, Map.of(), sink);
    }

    /**
     * A reader.
     *
     * @param approvals by the names of sources
     */
    public RowReader(
            RuleSet rules,
            Redactor redactor,
            GeoLocator places,
            TimeLimits limits,
            Map<String, Approval> approvals,
            RowSink sink) {
        this.approvals = Map.copyOf(approvals);
        this.ingest = new RowIngest(rules, redactor, places, limits.lastCounted());
        this.arrived = limits.arrived();
        this.sink = sink;
    }

    /** What became of the lines; to be taken once, at the end. */
    public ReplayCounts counts() {
        return counts;
    }

    public void read(LineBlock block) {
        begin(block.head());
        if (block.isTooLong()) {
            counts.reject(head, block.firstLine(), TOO_LONG);
        } else {
            block.forEach(this::line);
        }
        if (newest > Long.MIN_VALUE) {
            counts.reached(head.instance(), newest);
        }
        if (oldest < Long.MAX_VALUE) {
            counts.began(
                    head.instance(),
                    new InputStart(oldest, Set.copyOf(head.parser().schemas())));
        }
    }

    void begin(InputHead input) {
        head = input;
        source = input.source();
        newest = Long.MIN_VALUE;
        oldest = Long.MAX_VALUE;
    }

    void line(byte[] bytes, long number) {
        if (bytes.length > LineCutter.MAX_LINE) {
            counts.reject(head, number, TOO_LONG);
        } else if (LineCutter.isBlank(bytes)) {
            counts.ignore("blank");
        } else {
            LineStep step = new LineStep(this, number);
            for (RowResult result : ingest.read(source, new SourceRow(bytes, false, arrived, step))) {
                result.to(step);
            }
        }
    }
}
