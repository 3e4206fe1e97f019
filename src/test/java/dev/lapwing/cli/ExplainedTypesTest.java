package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.geo.MmdbWriter;
import dev.lapwing.replay.input.Evening;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rule of each type over a few rows, each row {@code minute kind value}: firing, and quiet. */
class ExplainedTypesTest {
    private static final String RULES = """
            title: a
            name: a
            logsource: {product: app}
            detection: {sel: {kind: a}, condition: sel}
            ---
            title: b
            name: b
            logsource: {product: app}
            detection: {sel: {kind: b}, condition: sel}
            ---
            title: Twice
            name: twice
            level: low
            correlation: {type: event_count, rules: [a], group-by: [who], timespan: 2m, condition: {gte: 2}}
            ---
            title: The rule
            name: rule
            level: low
            correlation:
            """;

    @TempDir
    private Path folder;

    @Test
    void valueCount() {
        String rule = "type: value_count\nrules: [a]\ngroup-by: [who]\ntimespan: 5m\ncondition: {field: v, gte: 3}";

        assertThat(explain(rule, "0 a x", "1 a y", "2 a z"))
                .contains("FIRES  w (json): 3 events", "gte: 4 would have stayed silent");
        assertThat(explain(rule, "0 a x", "1 a x", "2 a y", "6.5 a z", "7 a -"))
                .contains(
                        "at most 2 different v within 5m, at 1970-01-01T00:02:00Z (rows:3), wants gte 3",
                        "gte: 2 would have fired",
                        "timespan: 330s would have fired",
                        "1 of these lack the value that the rule looks at (v) and do not count; the first is rows:5.");
    }

    @Test
    void valueSum() {
        String rule = "type: value_sum\nrules: [a]\ngroup-by: [who]\ntimespan: 5m\ncondition: {field: v, gt: 10}";

        assertThat(explain(rule, "0 a 7", "1 a 4.5")).contains("FIRES", "gt: 11.5 would have stayed silent");
        assertThat(explain(rule, "0 a 7", "1 a 2.5", "9 a 4"))
                .contains("at most 9.5 as the sum of v within 5m, at 1970-01-01T00:01:00Z (rows:2), wants gt 10")
                .contains("gte: 9.5 would have fired");
    }

    @Test
    void valueAverageMedianAndPercentile() {
        String rest = "\nrules: [a]\ngroup-by: [who]\ntimespan: 5m\ncondition: {field: v, gte: 10}";

        assertThat(explain("type: value_avg" + rest, "0 a 9", "1 a 12")).contains("FIRES");
        assertThat(explain("type: value_avg" + rest, "0 a 8", "1 a 9", "2 a 9"))
                .contains("at most 8.6667 as the average of v", "gte: 8.66666 would have fired");
        assertThat(explain("type: value_median" + rest, "0 a 1", "1 a 11", "2 a 12"))
                .contains("FIRES");
        assertThat(explain("type: value_median" + rest, "0 a 1", "1 a 2", "2 a 30"))
                .contains("at most 2 as the median of v");
        String percentile = "type: value_percentile" + rest.replace("gte: 10", "gte: 10, percentile: 50");
        assertThat(explain(percentile, "0 a 10")).contains("FIRES");
        assertThat(explain(percentile, "0 a 3", "1 a 30")).contains("at most 3 as percentile 50 of v");
    }

    @Test
    void eventCountThatAsksForFewEvents() {
        String rule = "type: event_count\nrules: [a]\ngroup-by: [who]\ntimespan: 5m\ncondition: {lt: 2}";

        assertThat(explain(rule, "0 a x", "20 b x")).contains("FIRES");
        assertThat(explain(rule, "0 a x", "1 a x", "2 a x", "5 a x", "6 b x", "6.5 a x"))
                .contains(
                        "no fewer than 3 events within 5m",
                        "lte: 3 would have fired",
                        "its last events are not decided");
    }

    @Test
    void shareAndThen() {
        String rule = """
                type: event_count
                rules: [a]
                group-by: [who]
                timespan: 5m
                condition: {gte: 2}
                share: {gte: 0.9, among: [a, b]}
                then: b""";

        assertThat(explain(rule.replace("0.9", "0.5"), "0 a x", "1 a x", "2 b x"))
                .contains("FIRES");
        assertThat(explain(rule, "0 a x", "1 a x", "2 b x"))
                .contains(
                        "2 events within 5m when b came, at 1970-01-01T00:02:00Z (rows:3), wants gte 2,"
                                + " a share of 0.6667 where it wants gte 0.9",
                        "share.gte: 0.666666 would have fired");
        assertThat(explain(rule, "0 a x", "1 a x"))
                .contains("2 events within 5m, but b did not come then, at 1970-01-01T00:01:00Z (rows:2)");
    }

    @Test
    void temporal() {
        String rule = "type: temporal\nrules: [a, b]\ngroup-by: [who]\ntimespan: 5m";

        assertThat(explain(rule, "0 a x", "1 b x")).contains("FIRES");
        assertThat(explain(rule, "0 a x", "9 b x"))
                .contains(
                        "a matched within 5m, at 1970-01-01T00:00:00Z (rows:1), missing b", "timespan: 9m would have");
    }

    @Test
    void temporalWithANegation() {
        String rule = "type: temporal\ngroup-by: [who]\ntimespan: 5m\ncondition: a and not b";

        assertThat(explain(rule, "0 a x", "9 b x")).contains("FIRES");
        assertThat(explain(rule, "0 a x", "3 b x", "9 b x"))
                .contains("a matched within 5m, at 1970-01-01T00:00:00Z (rows:1), but b came at 1970-01-01T00:03:00Z"
                        + " (rows:2)");
    }

    @Test
    void temporalOrdered() {
        String rule = "type: temporal_ordered\nrules: [a, b]\ngroup-by: [who]\ntimespan: 5m";

        assertThat(explain(rule, "0 a x", "1 b x")).contains("FIRES");
        assertThat(explain(rule, "0 b x", "1 a x", "8 b x"))
                .contains(
                        "1 of 2 steps in order within 5m, at 1970-01-01T00:01:00Z (rows:2): a, missing then b",
                        "timespan: 7m would have fired");
    }

    @Test
    void newValue() {
        String rule = "type: new_value\nrules: [a]\ngroup-by: [who]\ncondition: {field: v}\nlearn: 10m\nforget: 1d";

        assertThat(explain(rule, "0 a x", "11 a y")).contains("FIRES");
        assertThat(explain(rule, "0 a x", "8 a y", "11 a y"))
                .contains(
                        "2 values known, the group itself since 1970-01-01T00:00:00Z, judged from"
                                + " 1970-01-01T00:10:00Z on",
                        "the last new value came while it was learning, at 1970-01-01T00:08:00Z (rows:2);"
                                + " learn: 8m would have fired");
    }

    @Test
    void rateAnomaly() {
        String rule = """
                type: rate_anomaly
                rules: [a]
                group-by: [who]
                timespan: 1m
                learn: 8m
                forget: 1d
                least: 3""";
        String[] past = {"0 a", "1 a", "2 a", "3 a", "4 a", "5 a", "6 a", "7 a", "8 a", "9 a", "10 a"};

        assertThat(explain(rule, past)).contains("quiet", "at most 1 event in the 1m from", "wants more than 6.5");
        assertThat(explain(rule, "0 a", "1 a"))
                .contains("still learning: known since 1970-01-01T00:00:00Z, learn is 8m");
        String[] burst = Stream.concat(
                        Arrays.stream(past), IntStream.range(0, 9).mapToObj(i -> "12.0" + i + " a"))
                .toArray(String[]::new);
        assertThat(explain(rule, burst)).contains("FIRES");
    }

    @Test
    void absence() {
        String rule = "type: absence\nrules: [a]\ngroup-by: [who]\ntimespan: 5m\nlearn: 10m\nforget: 1d";

        assertThat(explain(rule, "0 a", "4 a", "8 a", "12 a", "30 a")).contains("FIRES");
        assertThat(explain(rule, "0 a", "4 a", "8 a", "12 a", "16 a"))
                .contains(
                        "the longest silence was 4m, after the event at 1970-01-01T00:12:00Z (rows:4), wants more than 5m");
        assertThat(explain(rule, "0 a", "9 a"))
                .contains(
                        "no event was expected: they had come regularly since 1970-01-01T00:00:00Z only, learn is 10m");
    }

    @Test
    void absenceOfWhatIsExpectedOfEveryInstance() {
        String rule = "type: absence\nrules: [a]\ntimespan: 5m\nexpected: true";

        assertThat(explain(rule, "0 b", "9 b")).contains("FIRES  json: 1 event");
        assertThat(explain(rule, "0 b", "4 b"))
                .contains("the longest silence was 4m, after the event at 1970-01-01T00:00:00Z (first event of json)"
                        + " to the end of the input, wants more than 5m");
    }

    @Test
    void impossibleTravelWithoutPlaces() {
        String rule = "type: impossible_travel\nrules: [a]\ngroup-by: [who]\ncondition: {field: v}";

        assertThat(explain(rule, "0 a 192.0.2.1", "1 a 198.51.100.7"))
                .contains(
                        "2 of these lack the value that the rule looks at (v) and do not count; the first is rows:1.");
    }

    @Test
    void impossibleTravel() {
        Evening.bytes(
                folder,
                "cities.mmdb",
                MmdbWriter.of("Test-City")
                        .putCity("192.0.2.0/24", 52.52, 13.405)
                        .putCity("198.51.100.0/24", 40.7128, -74.006)
                        .bytes());
        Evening.bytes(folder, "lapwing.yml", "places: {database: cities.mmdb}".getBytes(StandardCharsets.UTF_8));
        String rule = "type: impossible_travel\nrules: [a]\ngroup-by: [who]\ncondition: {field: v}";

        assertThat(explain(rule, "0 a 192.0.2.1", "60 a 198.51.100.7")).contains("FIRES");
        assertThat(explain(rule, "0 a 192.0.2.1", "600 a 198.51.100.7"))
                .contains("the fastest journey was 6385 km at 639 km/h, from the event at 1970-01-01T00:00:00Z (rows:1)"
                        + " to that at 1970-01-01T10:00:00Z (rows:2), wants at least 500 km and over 1000 km/h");
    }

    @Test
    void chain() {
        String rule = "type: event_count\nrules: [twice]\ngroup-by: [who]\ntimespan: 1h\ncondition: {gte: 2}";

        assertThat(explain(rule, "0 a", "1 a", "10 a", "11 a")).contains("FIRES  w (json): 2 events");
        assertThat(explain(rule, "0 a", "1 a", "10 a"))
                .contains(
                        "twice is a correlation, whose episodes count as events here",
                        "at most 1 events within 1h, at 1970-01-01T00:01:00Z (rows:2), wants gte 2");
    }

    private String explain(String correlation, String... rows) {
        StringBuilder lines = new StringBuilder();
        for (String row : rows) {
            String[] parts = row.split(" ", -1);
            long millis = Math.round(Double.parseDouble(parts[0]) * 60_000);
            String value = parts.length < 3 || parts[2].equals("-") ? "" : ",\"v\":\"" + parts[2] + "\"";
            lines.append("{\"ts\":%d.%03d,\"kind\":\"%s\",\"who\":\"w\"%s}\n"
                    .formatted(millis / 1000, millis % 1000, parts[1], value));
        }
        String rules = RULES + correlation.indent(2);
        Evening.bytes(folder, "rule.yml", rules.getBytes(StandardCharsets.UTF_8));
        Evening.bytes(folder, "rows", lines.toString().getBytes(StandardCharsets.UTF_8));
        Terminal run = Terminal.run(
                folder,
                Map.of(),
                "rules",
                "explain",
                "--rules",
                "rule.yml",
                "--no-builtin-rules",
                "--format",
                "json",
                "--time-field",
                "ts",
                "rule",
                "rows");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
