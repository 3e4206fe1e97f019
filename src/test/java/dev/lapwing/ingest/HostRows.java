package dev.lapwing.ingest;

import dev.lapwing.continuity.TamperRecording;
import dev.lapwing.event.MonitorKind;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.normalize.parse.Samples;
import dev.lapwing.posture.neon.NeonRounds;
import dev.lapwing.posture.pocketbase.Looks;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of each format for both hosts, and where the job reads them. */
final class HostRows {
    static final Instant ARRIVAL = Instant.parse("2026-11-29T12:00:00Z");
    static final JsonShape SHAPE = new JsonShape(Optional.of("created"), Optional.of("id"), "any", "log");
    static final Source NEON = new Source(
            "console",
            List.of(
                    RowFormat.NEON_AUDIT,
                    RowFormat.NEON_POLLS,
                    RowFormat.NEON_STORAGE,
                    RowFormat.NEON_AUTH,
                    RowFormat.NEON_CLIENT,
                    RowFormat.NEON_POSTGRES),
            Duration.ofDays(2),
            false);
    static final Source TEXT = new Source("builds", RowFormat.TEXT, Duration.ofMinutes(10), false);
    static final Source JSON = Source.json("app", SHAPE, Duration.ofMinutes(5), false);

    private HostRows() {}

    /** Rows of one format, and where the job reads them. */
    record Kind(String name, RowReading reading, Source source, String topic, List<byte[]> rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        List<byte[]> pocketbase = samples(
                "pocketbase-week.ndjson", "pocketbase-hooked.ndjson", "pocketbase-v0.40.ndjson", "leaks.ndjson");
        List<byte[]> polls = new ArrayList<>(TamperRecording.envelopes("sql_console", false));
        polls.addAll(Looks.openedAndClosed());
        return Stream.concat(
                Arrays.stream(RowFormat.values()).map(format -> switch (format) {
                    case POCKETBASE -> kind(format, Driven.SHOP, Topics.RAW_POCKETBASE.name(), pocketbase);
                    case POCKETBASE_POLLS -> kind(format, Driven.SHOP, Topics.RAW_POCKETBASE_POLLS.name(), polls);
                    case NEON_AUDIT ->
                        kind(format, NEON, Topics.RAW_NEON_AUDIT.name(), samples("neon-audit.txt", "neon-audit.csv"));
                    case NEON_POLLS -> kind(format, NEON, Topics.RAW_NEON_POLLS.name(), neonPolls());
                    case NEON_STORAGE ->
                        kind(format, NEON, Topics.RAW_NEON_STORAGE.name(), samples("neon-storage.ndjson"));
                    case NEON_AUTH -> kind(format, NEON, Topics.RAW_NEON_AUTH.name(), samples("neon-auth.ndjson"));
                    case NEON_CLIENT ->
                        kind(format, NEON, Topics.RAW_NEON_CLIENT.name(), samples("neon-client.ndjson"));
                    case NEON_POSTGRES ->
                        kind(
                                format,
                                NEON,
                                Topics.RAW_NEON_POSTGRES.name(),
                                samples("postgres/otlp.ndjson", "postgres/server.log", "postgres/pgaudit.csv"));
                    case TEXT -> kind(format, TEXT, Topics.RAW_TEXT.name(), samples("leaks.ndjson"));
                    case DRILL -> kind(format, SourceLayout.DRILL, Topics.RAW_POCKETBASE.name(), drilled(pocketbase));
                    case MONITOR -> kind(format, SourceLayout.MONITOR, Topics.RAW_JSON.name(), monitorRows());
                }),
                Stream.of(new Kind("json", RowReading.json(SHAPE), JSON, Topics.RAW_JSON.name(), pocketbase)));
    }

    /** Answers, and rounds of which each comes too long after the one before. */
    private static List<byte[]> neonPolls() {
        List<byte[]> polls = new ArrayList<>(samples("neon-polls.ndjson"));
        polls.addAll(NeonRounds.until(ARRIVAL, 40));
        for (int round = 0; round < 20; round++) {
            String time = ARRIVAL.minus(Duration.ofHours(20 - round)).toString();
            polls.add(("{\"poll\":" + round + ",\"polled_at\":\"" + time + "\",\"operation\":\"lapwing.poll\","
                            + "\"status\":200,\"body\":{\"connector\":\"0.1.0\"}}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return polls;
    }

    static Kind kind(RowFormat format, Source source, String topic, List<byte[]> rows) {
        return new Kind(format.word(), RowReading.of(format), source, topic, rows);
    }

    private static List<byte[]> samples(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Samples.lines(name).stream())
                .filter(line -> !line.isBlank())
                .map(Rows::bytes)
                .toList();
    }

    private static List<byte[]> drilled(List<byte[]> rows) {
        return rows.stream()
                .map(row -> Rows.bytes(Rows.text(row).replaceFirst("\\{", "{\"drill\":true,")))
                .toList();
    }

    private static List<byte[]> monitorRows() {
        return Arrays.stream(MonitorKind.values())
                .map(kind -> new MonitorRow(
                        kind, ARRIVAL.minusSeconds(5), kind.word() + ":1", "shop", 3, "t-0@1", "for some reason"))
                .map(MonitorRow::toBytes)
                .toList();
    }
}
