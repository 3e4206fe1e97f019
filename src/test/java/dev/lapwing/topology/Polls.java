package dev.lapwing.topology;

import dev.lapwing.rule.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Polls of the shop's log for tests, in the envelopes of the connector, and a rule for rows that are gone. */
public final class Polls {
    /** A detection and a correlation over it: rows that are gone are an alert at once. */
    private static final String GONE = """
            title: Rows are gone
            name: gone
            status: test
            logsource: {product: lapwing, service: monitor}
            detection:
              sel: {monitor.kind: rows_vanished}
              condition: sel
            level: low
            """;

    private Polls() {}

    /** The rules: too many failures, and rows that are gone. */
    public static RuleSet rules() {
        return Rows.rules(
                GONE,
                Rows.burst(3),
                Rows.correlation("wiped", "event_count", "[gone]", "[monitor.source]", "{gte: 1}"));
    }

    /** An hour of the shop: failures of one address, of which the second half comes after the log was wiped. */
    public static List<String> rows() {
        return IntStream.range(0, 60)
                .mapToObj(minute -> Rows.failure("row" + minute, minute * 60L, "203.0.113.7"))
                .toList();
    }

    /** What polls saw in that hour: each five minutes what there is, and twice a log that was wiped. */
    public static List<String> polls() {
        List<String> polls = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            left.add(0, "row" + minute);
            if (minute == 25 || minute == 47) {
                left.clear();
            }
            if (minute % 5 == 0) {
                polls.add(saw(Rows.NOON.plusSeconds(minute * 60L + 30), left.toArray(String[]::new)));
            }
        }
        return polls;
    }

    /** A poll that saw the whole log, whose rows are these, newest first, all of the minute before. */
    public static String saw(Instant time, String... ids) {
        String rows = List.of(ids).stream()
                .map(id -> "[\"%s\",\"%s\",\"%016x\",1]".formatted(id, created(time), id.hashCode()))
                .collect(Collectors.joining(","));
        return "{\"poll\":\"pocketbase\",\"v\":1,\"time\":\"%s\",\"connector\":\"0.1.0\",\"mode\":\"api\",\"status\":200,"
                        .formatted(iso(time))
                + "\"log\":{\"rows\":[%s],\"end\":true,\"sent\":0}}".formatted(rows);
    }

    private static String iso(Instant time) {
        return time.plusMillis(1).toString().replace("001Z", "000Z");
    }

    private static String created(Instant time) {
        return iso(Rows.NOON.isBefore(time) ? Rows.NOON : time).replace('T', ' ');
    }
}
