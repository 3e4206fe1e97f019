package dev.lapwing.cli.doctor;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.explain.VisibleEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events that come of one source, were some of its gaps closed.
 *
 * @param findings what is known of each gap
 * @param closed gaps that are taken for none
 * @param doubtful whether a gap that nobody knows of is taken for one
 */
record SourceSight(SeenSource source, Map<Gap, Gap.Finding> findings, Set<Gap> closed, boolean doubtful)
        implements VisibleEvents {
    private static final List<String> OUTCOMES =
            List.of("ok", "authfail", "mfa", "denied", "notfound", "invalid", "ratelimited", "error");
    private static final List<Long> LEVELS = List.of(-4L, 0L, 4L, 8L);

    /** The same were these gaps closed in place of those. */
    SourceSight closing(Set<Gap> others) {
        return new SourceSight(source, findings, others, doubtful);
    }

    @Override
    public boolean has(Schema schema) {
        if (schema == Schemas.MONITOR) {
            return true;
        }
        if (schema == Schemas.LEAK) {
            return !lacks(Gap.of(Need.ROWS));
        }
        Optional<Need> window = Need.ofWindow(schema);
        if (window.isPresent()) {
            return source.isNeon() && !lacks(Gap.of(window.get()));
        }
        if (SeenSource.isOfPolls(schema)) {
            return schema.source().product().equals(source.product())
                    && !lacks(Gap.of(source.isPocketBase() ? Need.COLLECTIONS : Need.CONNECTOR));
        }
        boolean logged = !SourceGaps.logsNothing(source) || !lacks(Gap.of(Need.LOGGED));
        return source.schemas().contains(schema) && !lacks(Gap.of(Need.ROWS)) && logged;
    }

    @Override
    public Optional<List<Object>> values(Schema schema, String field) {
        if (schema == Schemas.MONITOR) {
            return field.equals("monitor.kind") ? Optional.of(kinds()) : Optional.empty();
        }
        if (schema == Schemas.POCKETBASE_APP && field.equals("pocketbase.level")) {
            return Optional.of(levels());
        }
        boolean noHook = field.startsWith("pocketbase.meta.") && lacks(Gap.of(Need.HOOK));
        boolean gone = Origin.of(schema, field)
                .filter(origin -> noHook || lacks(origin.gap()))
                .isPresent();
        if (gone) {
            return Optional.of(List.of());
        }
        return field.equals("pocketbase.outcome") && schema == Schemas.POCKETBASE_REQUEST
                ? Optional.of(outcomes())
                : Optional.empty();
    }

    /** Words of a refused login are words of an error; with a level above 0 only errors are logged. */
    private List<Object> outcomes() {
        boolean errors = !lacks(Origin.member("error"));
        boolean all = !lacks(Gap.of(Need.LOGGED));
        return OUTCOMES.stream()
                .filter(outcome -> errors || !(outcome.equals("authfail") || outcome.equals("mfa")))
                .filter(outcome -> all || !outcome.equals("ok"))
                .map(Object.class::cast)
                .toList();
    }

    private List<Object> levels() {
        return LEVELS.stream()
                .filter(level -> level >= 0 || !lacks(Gap.of(Need.LEVEL)))
                .map(Object.class::cast)
                .toList();
    }

    private List<Object> kinds() {
        return Arrays.stream(MonitorKind.values())
                .filter(kind -> needs(kind).noneMatch(need -> lacks(Gap.of(need))))
                .<Object>map(MonitorKind::word)
                .toList();
    }

    /** What it takes to tell a kind of monitor event; all others the job tells by itself. */
    private Stream<Need> needs(MonitorKind kind) {
        Stream<Need> needs = switch (kind) {
            case HEARTBEAT_MISSING, SOURCE_SILENT, ROWS_VANISHED, ROWS_REWRITTEN, TIME_JUMPED_BACK, ADDRESSES_GONE ->
                Stream.of(Need.POLLS);
            case PROBE_MISSING -> Stream.of(Need.POLLS, Need.PROBES);
            case LOGGING_REDUCED -> Stream.of(Need.POLLS, Need.SETTINGS);
            case FILE_REPLACED -> Stream.of(Need.POLLS, Need.FILE);
            default -> Stream.of();
        };
        if (source.isNeon()) {
            return ofNeon(kind, needs);
        }
        return source.isPocketBase() ? needs : needs.map(need -> Need.CONNECTOR);
    }

    /** Its polls tell whether they are answered; the rest is told of logs that can be looked at twice. */
    private static Stream<Need> ofNeon(MonitorKind kind, Stream<Need> needs) {
        return switch (kind) {
            case HEARTBEAT_MISSING, SOURCE_SILENT -> Stream.of(Need.NEON_POLLS);
            case WEBHOOK_REFUSED -> Stream.of(Need.NEON_AUTH);
            default -> needs.map(need -> Need.NO_LOG);
        };
    }

    private boolean lacks(Gap gap) {
        Gap.Finding finding = findings.get(gap);
        if (finding == null || closed.contains(gap)) {
            return false;
        }
        return finding.state() == Gap.State.MISSING || (doubtful && finding.state() == Gap.State.UNTOLD);
    }
}
