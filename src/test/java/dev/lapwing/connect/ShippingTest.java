package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.pocketbase.log.FakeLog;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.report.SourceMeter;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.normalize.ControlRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class ShippingTest {
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    private final FakeLog log = new FakeLog();
    private final MovableClock clock = new MovableClock(NOON);
    private Shipping shipping = shipping(SourceOffset.none());

    @Test
    void sendsRowsWithTheSourcesNameAsKeyAndThenHowFarItRead() {
        log.add(2);

        List<SourceRecord> records = drained();

        assertThat(Sent.rows(records)).containsExactly("row0", "row1");
        assertThat(records).allSatisfy(each -> {
            assertThat((byte[]) each.key()).asString().isEqualTo("shop");
            assertThat(each.kafkaPartition()).isNull();
        });
        SourceRecord last = records.get(records.size() - 1);
        assertThat(records)
                .filteredOn(each -> each.headers().lastWithName(ControlRow.HEADER) != null)
                .containsExactly(last);
        assertThat(Sent.text(last)).isEqualTo("{\"lapwing\":\"progress\",\"upTo\":\"2026-08-20T12:00:00.000Z\"}");
    }

    @Test
    void writesProgressAsTheJobReadsIt() {
        List<String> progress = Sent.progress(drained());

        assertThat(ControlRow.parse(progress.get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasValue(new ControlRow.Progress(NOON.toEpochMilli()));
    }

    @Test
    void trustsTheSlowerClockOfTheTwo() {
        log.serverTime = Optional.of(NOON.minusSeconds(90));

        assertThat(Sent.progress(drained())).singleElement().asString().contains("2026-08-20T11:58:30.000Z");
    }

    @Test
    void neverTellsProgressThatGoesBack() {
        drained();
        log.serverTime = Optional.of(NOON.minusSeconds(90));
        clock.move(Duration.ofSeconds(20));
        log.add(1);

        assertThat(Sent.progress(drained())).isEmpty();
    }

    @Test
    void tellsProgressOfAQuietLogAtEachReportOnly() {
        drained();
        List<Integer> told = new ArrayList<>();
        for (int second = 2; second <= 12; second += 2) {
            clock.move(Duration.ofSeconds(2));
            told.add(Sent.progress(shipping.next()).size());
        }

        assertThat(told).containsExactly(0, 0, 0, 0, 1, 0);
    }

    @Test
    void tellsNoProgressAfterAFailedLook() {
        drained();
        log.failure = Optional.of(new LogUnreadable("connection refused", 0, false));
        clock.move(Duration.ofSeconds(60));

        assertThat(Sent.progress(shipping.next())).isEmpty();
    }

    @Test
    void tellsNoProgressBeforeTheWholeBacklogIsSent() {
        log.add(1_200);
        List<Integer> told = IntStream.range(0, 5)
                .map(i -> Sent.progress(shipping.next()).size())
                .boxed()
                .toList();

        assertThat(told).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void handsOutBatchesOfWhichOnlyTheLastRecordBearsTheNewOffset() {
        log.add(1_000);

        List<SourceRecord> first = shipping.next();
        List<SourceRecord> second = shipping.next();

        assertThat(Sent.rows(first)).hasSize(500);
        assertThat(offsets(first.subList(0, first.size() - 1)))
                .containsExactly(SourceOffset.none().toMap());
        assertThat(offsets(second.subList(0, second.size() - 1)))
                .containsExactly(Sent.offset(first.get(first.size() - 1)));
        assertThat(Sent.offset(second.get(second.size() - 1))).isNotIn(offsets(first));
    }

    @Test
    void losesNothingWhicheverRecordsOffsetIsTheLastCommittedOne() {
        Random random = new Random(5);
        Set<String> sent = new HashSet<>();
        for (int life = 0; life < 200; life++) {
            log.add(random.nextInt(40) == 0 ? 1_300 : random.nextInt(30));
            clock.move(Duration.ofSeconds(3));
            List<SourceRecord> records = shipping.next();
            if (!records.isEmpty() && random.nextBoolean()) {
                int acknowledged = random.nextInt(records.size());
                sent.addAll(Sent.rows(records.subList(0, acknowledged + 1)));
                shipping = shipping(SourceOffset.of(Sent.offset(records.get(acknowledged))));
            } else {
                sent.addAll(Sent.rows(records));
            }
        }
        sent.addAll(Sent.rows(drained()));

        assertThat(sent).hasSameSizeAs(log.rows);
    }

    @Test
    void spreadsRowsAndTellsProgressToEveryPartition() {
        shipping = shipping(SourceOffset.none(), "partitioning", "spread", "partitions", "3");
        log.add(60);

        List<SourceRecord> records = drained();

        assertThat(records.stream()
                        .filter(each -> each.topic().equals(Sent.RAW))
                        .map(SourceRecord::kafkaPartition))
                .containsOnly(0, 1, 2);
        assertThat(records.subList(records.size() - 3, records.size()))
                .extracting(SourceRecord::kafkaPartition)
                .containsExactly(0, 1, 2);
        assertThat(Sent.progress(records)).hasSize(3);
    }

    @Test
    void reportsARefusalAndThenStopsWithItsSentence() {
        log.failure = Optional.of(new LogUnreadable("the token is not one of a superuser", 403, true));

        List<JsonNode> envelopes = Sent.envelopes(shipping.next());

        assertThat(envelopes).singleElement().satisfies(envelope -> {
            assertThat(envelope.get("status").asInt()).isEqualTo(403);
            assertThat(envelope.get("error").asText()).isEqualTo("the token is not one of a superuser");
            assertThat(envelope.has("log")).isFalse();
        });
        assertThatThrownBy(() -> shipping.next())
                .isInstanceOf(ConnectException.class)
                .hasMessage("the token is not one of a superuser");
    }

    @Test
    void waitsLongerAndLongerWhileItFails() {
        log.failure = Optional.of(new LogUnreadable("connection refused", 0, false));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            shipping.next();
            waits.add(shipping.left().toMillis());
            clock.move(shipping.left());
        }

        assertThat(waits.get(0)).isBetween(1_000L, 2_000L);
        assertThat(waits.get(2)).isBetween(4_000L, 8_000L);
        assertThat(waits.get(6)).isBetween(15_000L, 30_000L);
    }

    @Test
    void takesSecretsOutOfRowsAndOfTheSettingsItReports() {
        log.settings = Optional.of("{\"smtp\":{\"password\":\"planted-smtp-secret1\"},\"logs\":{}}");
        log.rows.add(LogRows.of("id1", "2026-08-20 09:14:03.512Z", 0, "GET /?password=planted-secret1", "{}"));

        List<SourceRecord> records = drained();

        assertThat(records).allSatisfy(each -> assertThat(Sent.text(each)).doesNotContain("planted"));
        assertThat(records.toString()).doesNotContain("planted");
    }

    @Test
    void everythingIsOneLineHoweverTheServerBreaksIt() {
        log.settings = Optional.of("{\n  \"logs\": {\r\n    \"maxDays\": 5\n  }\n}\n");
        log.collections = List.of("{\n  \"name\": \"users\"\n}\n");
        log.rows.add(LogRows.of("id1", "2026-08-20 09:14:03.512Z", 0, "GET /", "{\n  \"status\": 200\n}\n"));

        List<SourceRecord> records = drained();

        assertThat(records)
                .hasSize(3)
                .allSatisfy(each -> assertThat(Sent.text(each)).doesNotContain("\n", "\r"));
    }

    @Test
    void cutsARowThatIsTooLongForKafka() {
        log.rows.add(LogRows.of(
                "id1",
                "2026-08-20 09:14:03.512Z",
                0,
                "GET /",
                "{\"details\":\"" + "x".repeat(2_000_000) + "\",\"meta\":{\"a\":1},\"status\":400,\"url\":\"/\"}"));

        String row = Sent.text(drained().stream()
                .filter(each -> each.topic().equals(Sent.RAW))
                .findFirst()
                .orElseThrow());

        assertThat(row)
                .hasSizeLessThan(5_000)
                .startsWith("{\"id\":\"id1\",\"created\":\"2026-08-20 09:14:03.512Z\"")
                .contains("\"status\":400,\"url\":\"/\",\"__pb_truncated__\":true}")
                .contains("\"level\":0");
    }

    private Set<Map<String, Object>> offsets(List<SourceRecord> records) {
        Set<Map<String, Object>> offsets = new HashSet<>();
        records.forEach(each -> offsets.add(Sent.offset(each)));
        return offsets;
    }

    private List<SourceRecord> drained() {
        List<SourceRecord> all = new ArrayList<>();
        List<SourceRecord> records;
        do {
            records = shipping.next();
            all.addAll(records);
        } while (!records.isEmpty());
        return all;
    }

    private Shipping shipping(SourceOffset from, String... changes) {
        PocketBaseSettings settings = PocketBaseSettings.of(Configs.api(changes));
        return new Shipping(
                settings,
                log,
                Optional.empty(),
                from,
                new SourceMeter("pocketbase-source", "shop", clock),
                clock,
                new Random(1));
    }
}
