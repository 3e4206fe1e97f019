package dev.lapwing.topology;

import dev.lapwing.normalize.ControlRow;
import dev.lapwing.rule.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Seeded rows of a busy shop under attack, and orders in which they may arrive within the allowed lateness. */
final class Story {
    static final long SPAN_MILLIS = 6 * 3_600_000L;
    static final long LATENESS_MILLIS = 11 * 60_000L;

    /** A row and when it happened. */
    record Row(long time, String id, String text) {}

    private Story() {}

    static RuleSet rules() {
        return Rules.ALL;
    }

    /** Holds what is read once. */
    private static final class Rules {
        static final RuleSet ALL = Rows.rules(
                Rows.burst(4),
                Rows.correlation(
                        "agents",
                        "value_count",
                        "[failed]",
                        "[src_endpoint.ip]",
                        "{field: http_request.user_agent, gte: 3}"),
                Rows.correlation("gone", "temporal", "[failed, passed]", "[src_endpoint.ip]", "failed and not passed"),
                Rows.correlation("everywhere", "event_count", "[failed]", "[http_request.user_agent]", "{gte: 25}"));
    }

    static List<Row> rows(long seed, int count) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = Rows.NOON.toEpochMilli() + (long) (random.nextDouble() * SPAN_MILLIS);
            int address = (int) Math.abs(random.nextGaussian() * 12);
            int status = random.nextInt(3) == 0 ? 200 : 400;
            String id = "e" + i;
            String text = Rows.request(
                    id, Instant.ofEpochMilli(time), "10.0.0." + address, status, "agent " + random.nextInt(6));
            rows.add(new Row(time, id, text));
        }
        return rows;
    }

    /** Another order, in which no row comes later than allowed. */
    static List<Row> shuffled(List<Row> rows, long seed) {
        Random random = new Random(seed);
        record Moved(double at, Row row) {}
        return rows.stream()
                .map(row -> new Moved(row.time() + random.nextDouble() * LATENESS_MILLIS * 0.9, row))
                .sorted(Comparator.comparingDouble(Moved::at))
                .map(Moved::row)
                .toList();
    }

    static long horizon(List<Row> rows) {
        return rows.stream().mapToLong(Row::time).max().orElseThrow();
    }

    static byte[] end(List<Row> rows) {
        return new ControlRow.End(OptionalLong.of(horizon(rows))).toBytes();
    }
}
