package dev.lapwing.continuity.poll;

import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.LogState;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A poll as tests want it: dull, with one thing changed, at a time relative to one instant; and what polls tell. */
public final class Polls {
    static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    public static final String INSTANCE = "shop";

    private final long time;
    private String connector = "0.1.0";
    private OptionalLong serverTime = OptionalLong.empty();
    private int status = LogPoll.READABLE;
    private Optional<String> error = Optional.empty();
    private List<ListedRow> rows = List.of();
    private boolean end = true;
    private OptionalLong lastRowId = OptionalLong.empty();
    private Optional<String> file = Optional.empty();
    private Optional<HourTotals> hours = Optional.empty();
    private LogSettings logs = LogSettings.UNKNOWN;
    private final List<Probe> probes = new ArrayList<>();

    private Polls(long time) {
        this.time = time;
    }

    public static Polls at(Duration after) {
        return new Polls(millis(after));
    }

    public static long millis(Duration after) {
        return START.plus(after).toEpochMilli();
    }

    /** A request with an address, created so long after the start. */
    public static ListedRow row(String id, Duration created) {
        return row(id, created, ListedRow.Address.TOLD);
    }

    public static ListedRow row(String id, Duration created, ListedRow.Address address) {
        return new ListedRow(id, OptionalLong.of(millis(created)), id.hashCode(), address);
    }

    /** Rows of these ids, newest first, a second apart; the last one was created so long after the start. */
    public static List<ListedRow> rows(Duration oldest, String... ids) {
        List<ListedRow> rows = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            rows.add(row(ids[i], oldest.plusSeconds(ids.length - 1L - i)));
        }
        return rows;
    }

    public Polls connector(String version) {
        connector = version;
        return this;
    }

    public Polls serverTime(Duration after) {
        serverTime = OptionalLong.of(millis(after));
        return this;
    }

    public Polls failed(int httpStatus, String phrase) {
        status = httpStatus;
        error = phrase.isEmpty() ? Optional.empty() : Optional.of(phrase);
        return this;
    }

    public Polls sees(ListedRow... seen) {
        rows = Arrays.asList(seen);
        return this;
    }

    public Polls sees(List<ListedRow> seen) {
        rows = seen;
        return this;
    }

    /** There are older rows than the listed ones. */
    public Polls andMore() {
        end = false;
        return this;
    }

    public Polls lastRowId(long id) {
        lastRowId = OptionalLong.of(id);
        return this;
    }

    public Polls file(String text) {
        file = Optional.of(text);
        return this;
    }

    /** Rows by the hours after the start; negative ones lie before. Nobody knows whether the listing has them all. */
    public Polls hours(Map<Integer, Long> totals) {
        return hours(totals, OptionalLong.empty());
    }

    /** Rows by the hours after the start, of which so many at most came after the listing. */
    public Polls hours(Map<Integer, Long> totals, long ahead) {
        return hours(totals, OptionalLong.of(ahead));
    }

    private Polls hours(Map<Integer, Long> totals, OptionalLong ahead) {
        TreeMap<Long, Long> all = new TreeMap<>();
        totals.forEach((hour, total) -> all.put(START.getEpochSecond() / 3600 + hour, total));
        hours = Optional.of(new HourTotals(all, ahead));
        return this;
    }

    public Polls logs(LogSettings settings) {
        logs = settings;
        return this;
    }

    public Polls maxDays(long days) {
        return logs(new LogSettings(OptionalLong.of(days), OptionalLong.of(0), Optional.of(true), Optional.of(true)));
    }

    Polls minLevel(long level) {
        return logs(new LogSettings(OptionalLong.of(5), OptionalLong.of(level), Optional.of(true), Optional.of(true)));
    }

    public Polls logIp(boolean on) {
        return logs(new LogSettings(OptionalLong.of(5), OptionalLong.of(0), Optional.of(on), Optional.of(true)));
    }

    Polls logAuthId(boolean on) {
        return logs(new LogSettings(OptionalLong.of(5), OptionalLong.of(0), Optional.of(true), Optional.of(on)));
    }

    public Polls probe(Duration sent, boolean seen) {
        probes.add(new Probe(millis(sent), seen));
        return this;
    }

    public LogPoll poll() {
        Optional<LogLook> look = status == LogPoll.READABLE
                ? Optional.of(new LogLook(Listing.bounded(rows, end), lastRowId, file))
                : Optional.empty();
        return new LogPoll(time, connector, serverTime, status, error, look, hours, logs, probes, Optional.empty());
    }

    /** What the last of these polls tells, as kind and count; the state is stored and read back in between. */
    public static List<String> lastTells(Polls... polls) {
        List<List<String>> all = eachTells(polls);
        return all.get(all.size() - 1);
    }

    /** What each of these polls tells. */
    public static List<List<String>> eachTells(Polls... polls) {
        LogState state = LogState.NONE;
        List<List<String>> told = new ArrayList<>();
        for (Polls poll : polls) {
            LogContinuity.Step step = LogContinuity.next(state, poll.poll(), INSTANCE);
            state = LogState.of(step.state().toBytes());
            told.add(step.events().stream()
                    .map(event -> value(event, "monitor.kind") + " " + value(event, "monitor.count"))
                    .toList());
        }
        return told;
    }

    /** Why the last of these polls tells what it tells. */
    public static List<String> lastReasons(Polls... polls) {
        LogState state = LogState.NONE;
        List<AuditEvent> events = List.of();
        for (Polls poll : polls) {
            LogContinuity.Step step = LogContinuity.next(state, poll.poll(), INSTANCE);
            state = step.state();
            events = step.events();
        }
        return events.stream().map(event -> value(event, "monitor.reason")).toList();
    }

    public static String value(AuditEvent event, String field) {
        return String.valueOf(event.value(Schemas.MONITOR.slot(field)));
    }
}
