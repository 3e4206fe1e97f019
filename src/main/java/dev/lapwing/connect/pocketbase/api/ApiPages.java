package dev.lapwing.connect.pocketbase.api;

import dev.lapwing.connect.http.Answer;
import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.json.JsonItems;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogPages;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogTime;
import dev.lapwing.connect.source.LogUnreadable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The log as PocketBase's API shows it to a superuser. */
public final class ApiPages implements LogPages {
    private static final int COLLECTIONS_PER_PAGE = 500;
    /** Of all collections together; more is left out of the envelopes anyway. */
    private static final int MOST_OF_COLLECTIONS = 64 << 20;

    private static final String LEFT_OUT = "{\"leftOut\":true}";
    private static final int HOUR = "2006-01-02 15".length();

    private final ServerCalls calls;
    private final Session session;
    private Optional<Instant> serverTime = Optional.empty();

    public ApiPages(ServerCalls calls, Session session) {
        this.calls = calls;
        this.session = session;
    }

    @Override
    public void begin() {
        serverTime = Optional.empty();
    }

    @Override
    public List<LogRow> newest(int page, int perPage) throws LogUnreadable {
        return rows("/api/logs?sort=-@rowid", page, perPage);
    }

    @Override
    public List<LogRow> since(String created, int page, int perPage) throws LogUnreadable {
        Optional<Instant> time = LogTime.read(created);
        String filter = time.map(from -> "&filter=" + encoded("created >= \"" + LogTime.write(from) + "\""))
                .orElse("");
        return rows("/api/logs?sort=@rowid" + filter, page, perPage);
    }

    @Override
    public LogFacts facts() {
        return new LogFacts(200, serverTime, Optional.empty(), Optional.empty());
    }

    @Override
    public Map<String, Long> hours() throws LogUnreadable {
        Map<String, Long> hours = new TreeMap<>();
        for (String item : JsonItems.ofArray(body("/api/logs/stats")).orElseThrow(ServerRefusal::notUnderstood)) {
            try {
                Optional<String> hour = JsonTokens.member(item, "date").flatMap(JsonTokens::text);
                long total = Long.parseLong(JsonTokens.member(item, "total").orElse("0"));
                hour.filter(text -> text.length() >= HOUR).ifPresent(text -> hours.put(text.substring(0, HOUR), total));
            } catch (IOException | NumberFormatException e) {
                throw ServerRefusal.notUnderstood();
            }
        }
        return hours;
    }

    /** Too long an answer reads as no JSON. */
    @Override
    public Optional<String> settings() throws LogUnreadable {
        return Optional.of(answer("/api/settings").body());
    }

    /** From too long an answer on, one that was left out stands for the rest. */
    @Override
    public Optional<List<String>> collections() throws LogUnreadable {
        List<String> all = new ArrayList<>();
        int before;
        int page = 1;
        int room = MOST_OF_COLLECTIONS;
        do {
            before = all.size();
            Answer answer =
                    answer("/api/collections?skipTotal=1&perPage=%d&page=%d".formatted(COLLECTIONS_PER_PAGE, page++));
            room -= answer.body().length();
            if (answer.tooLong() || room < 0) {
                all.add(LEFT_OUT);
                return Optional.of(all);
            }
            all.addAll(JsonItems.ofPage(answer.body()).orElseThrow(ServerRefusal::notUnderstood));
        } while (all.size() == before + COLLECTIONS_PER_PAGE);
        return Optional.of(all);
    }

    @Override
    public void close() {
        calls.close();
    }

    /** A page too long to be taken is read in parts; rows that come in between only show up twice. */
    private List<LogRow> rows(String query, int page, int perPage) throws LogUnreadable {
        Answer answer = answer(query + "&skipTotal=1&perPage=%d&page=%d".formatted(perPage, page));
        if (answer.tooLong()) {
            return parts(query, page, perPage);
        }
        serverTime = serverTime.isPresent() ? serverTime : answer.serverTime();
        List<String> items = JsonItems.ofPage(answer.body()).orElseThrow(ServerRefusal::notUnderstood);
        return items.stream().map(LogRows::ofItem).toList();
    }

    private List<LogRow> parts(String query, int page, int perPage) throws LogUnreadable {
        if (perPage == 1) {
            throw new LogUnreadable("a row of the log is longer than 64 MB", 0, false);
        }
        int parts = perPage % 2 == 0 ? 2 : perPage % 5 == 0 ? 5 : perPage;
        List<LogRow> rows = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            rows.addAll(rows(query, (page - 1) * parts + part, perPage / parts));
        }
        return rows;
    }

    private String body(String path) throws LogUnreadable {
        Answer answer = answer(path);
        if (answer.tooLong()) {
            throw new LogUnreadable("an answer is longer than 64 MB", 0, false);
        }
        return answer.body();
    }

    private Answer answer(String path) throws LogUnreadable {
        Answer answer = calls.get(path, Session.header(session.token()));
        if (answer.status() == 401 && session.renewed()) {
            answer = calls.get(path, Session.header(session.token()));
        }
        if (answer.status() != 200) {
            throw ServerRefusal.ofRequest(answer);
        }
        return answer;
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }
}
