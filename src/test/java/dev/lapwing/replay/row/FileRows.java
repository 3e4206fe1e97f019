package dev.lapwing.replay.row;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.ingest.Fate;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.record.ByGroup;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A replay's way from the rows of one file to signals. */
public final class FileRows implements RowSink {
    private final RuleSet rules;
    private final Redactor redactor;
    private final InputHead head;
    private final TimeLimits limits;
    private final RowReader reader;
    private RowReader naming;
    private final List<String> signals = new ArrayList<>();
    private long rejected;

    /** A file of which nothing was read, and when it was collected. */
    public FileRows(RuleSet rules, Redactor redactor, InputHead head, Instant collected) {
        this.rules = rules;
        this.redactor = redactor;
        this.head = head;
        this.limits = new TimeLimits(Optional.empty(), Optional.of(collected));
        this.reader = reader(this);
        reader.begin(head);
        this.naming = reader(this);
    }

    /** What becomes of a line. */
    public Fate next(byte[] line, long number) {
        signals.clear();
        List<Long> before = counts(reader.counts());
        reader.line(line, number);
        List<Long> after = counts(reader.counts());
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            counts.add(after.get(i) - before.get(i));
        }
        List<String> found = List.copyOf(signals);
        long more = reader.counts().rejected() - rejected;
        rejected = reader.counts().rejected();
        return new Fate(counts, more > 0 ? problems(line, number, more) : List.of(), found);
    }

    /** Only the first ones are named, so that another reader names them, and again another where these are too many. */
    private List<String> problems(byte[] line, long number, long count) {
        int before = naming.counts().firstRejected().size();
        if (before + count > ReplayCounts.NAMED) {
            before = 0;
            naming = reader(this);
        }
        naming.begin(head);
        naming.line(line, number);
        List<ReplayCounts.Rejection> named = naming.counts().firstRejected();
        return named.subList(before, named.size()).stream()
                .map(ReplayCounts.Rejection::problem)
                .toList();
    }

    private RowReader reader(RowSink sink) {
        return new RowReader(rules, redactor, GeoLocator.NONE, limits, sink);
    }

    private static List<Long> counts(ReplayCounts counts) {
        Map<String, Long> ignored = counts.ignored();
        long control = ignored.getOrDefault("progress", 0L) + ignored.getOrDefault("end", 0L);
        long polls = ignored.getOrDefault("poll", 0L) + ignored.getOrDefault("repeated poll", 0L);
        return List.of(
                counts.accepted(),
                counts.mended(),
                counts.ignoredLines() - control - polls,
                control,
                polls,
                counts.told(),
                counts.guessed().values().stream().mapToLong(Long::longValue).sum(),
                counts.withoutGroup());
    }

    @Override
    public void event(InputHead input, long line, AuditEvent event, List<KeyedSignal> found) {
        for (KeyedSignal signal : found) {
            var record = ByGroup.signal(signal, 0);
            signals.add(text(record.key()) + text(record.value()));
        }
    }

    @Override
    public void progress(InputHead input, long upToMillis) {
        // how far was read makes no signal
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
