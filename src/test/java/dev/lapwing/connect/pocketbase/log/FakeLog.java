package dev.lapwing.connect.pocketbase.log;

import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogTime;
import dev.lapwing.connect.source.LogUnreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log in memory, whose rows may come and go between two pages. */
public final class FakeLog implements LogPages {
    public static final Instant START = Instant.parse("2026-08-20T09:00:00Z");

    public final List<LogRow> rows = new ArrayList<>();
    public Optional<LogUnreadable> failure = Optional.empty();
    public Optional<Instant> serverTime = Optional.empty();
    public Optional<String> settings = Optional.of("{\"logs\":{\"maxDays\":5,\"minLevel\":0},\"superuserIPs\":[]}");
    public List<String> collections = List.of("{\"name\":\"users\"}");
    public Runnable beforePage = () -> {};
    public boolean held;
    private int made;

    /** Adds as many rows, a second apart. */
    public List<LogRow> add(int count) {
        List<LogRow> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(row("row" + made, START.plusSeconds(made++)));
        }
        rows.addAll(added);
        return added;
    }

    public static LogRow row(String id, Instant created) {
        return LogRows.of(id, LogTime.write(created), 0, "GET /" + id, "{\"url\":\"/" + id + "\"}");
    }

    @Override
    public void begin() {
        held = true;
    }

    @Override
    public void end() {
        held = false;
    }

    @Override
    public List<LogRow> newest(int page, int perPage) throws LogUnreadable {
        List<LogRow> turned = new ArrayList<>(seen());
        Collections.reverse(turned);
        return cut(turned, page, perPage);
    }

    @Override
    public List<LogRow> since(String created, int page, int perPage) throws LogUnreadable {
        return cut(
                seen().stream()
                        .filter(row -> row.created().compareTo(created) >= 0)
                        .toList(),
                page,
                perPage);
    }

    @Override
    public LogFacts facts() {
        return new LogFacts(200, serverTime, Optional.empty(), Optional.empty());
    }

    @Override
    public Map<String, Long> hours() {
        return Map.of("2026-08-20 09", (long) rows.size());
    }

    @Override
    public Optional<String> settings() {
        return settings;
    }

    @Override
    public Optional<List<String>> collections() {
        return Optional.of(collections);
    }

    @Override
    public void close() {}

    private List<LogRow> seen() throws LogUnreadable {
        beforePage.run();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return rows;
    }

    private static List<LogRow> cut(List<LogRow> rows, int page, int perPage) {
        int from = Math.min(rows.size(), (page - 1) * perPage);
        return List.copyOf(rows.subList(from, Math.min(rows.size(), from + perPage)));
    }
}
