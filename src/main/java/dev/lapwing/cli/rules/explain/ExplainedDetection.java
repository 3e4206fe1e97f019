package dev.lapwing.cli.rules.explain;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.explain.DetectionTrace;
import dev.lapwing.rule.explain.DetectionTracer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells of each event why a detection rule matches it, and of those that it does not match the nearest. */
public final class ExplainedDetection implements BiConsumer<String, AuditEvent> {
    private static final int NEAREST = 3;
    private static final int VALUES = 5;

    private static final Comparator<Miss> NEAREST_FIRST = Comparator.comparingLong((Miss miss) -> miss.trace.changes())
            .thenComparing(Comparator.comparingLong((Miss miss) -> miss.trace.asAsked())
                    .reversed());

    private record Miss(String place, AuditEvent event, DetectionTrace trace) {}

    private final DetectionTracer tracer;
    private final ShownValue shown;
    private final long limit;
    private final Consumer<String> out;
    private final List<Miss> misses = new ArrayList<>();
    private long events;
    private long unseen;
    private long matched;

    public ExplainedDetection(DetectionTracer tracer, ShownValue shown, long limit, Consumer<String> out) {
        this.tracer = tracer;
        this.shown = shown;
        this.limit = limit;
        this.out = out;
    }

    @Override
    public void accept(String place, AuditEvent event) {
        events++;
        if (!tracer.sees(event)) {
            unseen++;
            return;
        }
        DetectionTrace trace = tracer.trace(event);
        if (!trace.matches()) {
            keep(new Miss(place, event, trace));
        } else if (++matched <= limit) {
            out.accept(row(place, event) + " matches");
            trace.selections().forEach(selection -> tell(selection, event));
        }
    }

    /** Tells what is known at the end. */
    public void finish() {
        out.accept("%s%d of %d events match%s."
                .formatted(
                        matched == 0 ? "" : System.lineSeparator(),
                        matched,
                        events,
                        matched > limit ? "; the first %d are told, --limit tells more".formatted(limit) : ""));
        if (unseen > 0) {
            out.accept(unseen + " are of other logs than the rule's logsource names.");
        }
        if (!misses.isEmpty()) {
            out.accept("%d do not match; nearest to it:".formatted(events - unseen - matched));
        }
        misses.forEach(this::tell);
    }

    private void keep(Miss miss) {
        misses.add(miss);
        misses.sort(NEAREST_FIRST);
        if (misses.size() > NEAREST) {
            misses.remove(NEAREST);
        }
    }

    private void tell(Miss miss) {
        out.accept(row(miss.place, miss.event) + " does not match");
        miss.trace.selections().stream()
                .filter(DetectionTrace.Selection::decided)
                .forEach(selection -> tell(selection, miss.event));
    }

    private void tell(DetectionTrace.Selection selection, AuditEvent event) {
        String lines = selection.lines().stream().map(line -> line(line, event)).collect(Collectors.joining("; "));
        out.accept("  %s %s: %s".formatted(selection.name(), selection.held() ? "held" : "did not hold", lines));
    }

    private String line(DetectionTrace.Line line, AuditEvent event) {
        String values =
                line.values().stream().limit(VALUES).map(ShownValue::plain).collect(Collectors.joining(", "));
        String more = line.values().size() > VALUES
                ? " and %d more".formatted(line.values().size() - VALUES)
                : "";
        String key = line.key().isEmpty() ? "keyword" : ShownValue.plain(line.key());
        return key + ": " + values + more + (line.held() || line.field().isEmpty() ? "" : has(line.field(), event));
    }

    private String has(String field, AuditEvent event) {
        return event.schema()
                .find(field)
                .map(event::value)
                .map(value -> " (the row has " + shown.of(field, Objects.toString(value)) + ")")
                .orElse(" (the row has none)");
    }

    private static String row(String place, AuditEvent event) {
        return "%s  %s  %s"
                .formatted(
                        ShownValue.plain(place),
                        ShownValue.plain(event.uid()),
                        Instant.ofEpochMilli(event.timeMillis()));
    }
}
