package dev.lapwing.connect.neon;

import static dev.lapwing.connect.neon.NeonStandIn.Manner.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The logs of Object Storage, by the query API. */
class NeonStorageTest {
    private static final String QUERY =
            "/projects/" + NeonStandIn.STORED + "/branches/" + NeonStandIn.BUCKETS + "/logs/query";

    private final NeonStage stage = new NeonStage("storage.logs", "true");
    private final List<JsonNode> items = new ArrayList<>();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void sendsEachItemOnceWithItsProjectAndBranch() {
        log(250);
        List<String> first = NeonStage.rows(stage.round());
        log(3);
        List<String> second = NeonStage.rows(stage.round());

        assertThat(first).hasSize(250).doesNotHaveDuplicates();
        assertThat(second).hasSize(3);
        JsonNode row = NeonStandIn.json(second.get(0));
        assertThat(row.get("project_id").asText()).isEqualTo(NeonStandIn.STORED);
        assertThat(row.get("branch_id").asText()).isEqualTo(NeonStandIn.BUCKETS);
        assertThat(row.get("message").asText()).contains("\"request_id\":\"req-250\"");
        assertThat(stage.neon.requests.stream().filter(each -> each.method().equals("POST")))
                .allSatisfy(each -> assertThat(each.path()).isEqualTo(QUERY));
    }

    @Test
    void bringsWhatComesLateWithinTheOverlap() {
        log(5);
        stage.round();
        items.add(4, item(stage.clock.instant().minusSeconds(90), "req-late"));

        List<String> rows = NeonStage.rows(stage.round());

        assertThat(rows).singleElement().asString().contains("req-late");
    }

    @Test
    void goesOnAfterARestartWithoutSendingTwice() {
        log(40);
        stage.round();
        log(2);
        stage.restart("storage.logs", "true");
        stage.clock.move(Duration.ofMinutes(1));

        assertThat(NeonStage.rows(stage.round())).hasSize(2);
    }

    @Test
    void saysHowFarItRead() {
        log(5);

        List<SourceRecord> records = stage.round();

        assertThat(NeonStage.progress(records, NeonStage.STORAGE))
                .singleElement()
                .satisfies(each -> assertThat(NeonStage.text(each))
                        .isEqualTo("{\"lapwing\":\"progress\",\"upTo\":\"2026-10-12T23:50:00.000Z\"}"));
    }

    @Test
    void saysNotHowFarWhereItCouldNotReadAndReadsItLater() {
        log(150);
        stage.neon.always(QUERY, status(503));
        List<SourceRecord> failed = stage.round();
        stage.neon.calm();

        List<SourceRecord> after = stage.round();

        assertThat(NeonStage.progress(failed, NeonStage.STORAGE)).isEmpty();
        assertThat(NeonStage.end(failed)
                        .at("/body/failed/queryProjectBranchLogs")
                        .asInt())
                .isEqualTo(503);
        assertThat(NeonStage.rows(after)).hasSize(150);
    }

    @Test
    void asksABranchWithoutLogsOnlyOnceAnHour() {
        for (int i = 0; i < 50; i++) {
            stage.round();
        }

        assertThat(stage.neon.asked(QUERY)).isEqualTo(1);
        stage.clock.move(Duration.ofMinutes(15));
        stage.round();
        assertThat(stage.neon.asked(QUERY)).isEqualTo(2);
    }

    @Test
    void readsFromThreeDaysBackAtMost() {
        log(5);
        stage.round();
        stage.clock.move(Duration.ofDays(5));
        items.add(item(stage.clock.instant().minus(Duration.ofDays(4)), "req-gone"));
        items.add(item(stage.clock.instant().minus(Duration.ofDays(2)), "req-kept"));

        assertThat(NeonStage.rows(stage.round())).singleElement().asString().contains("req-kept");
    }

    @Test
    void tellsItemsWithoutAnIdApartByAllThatTheySay() {
        items.add(NeonStandIn.json("{\"timestamp\":\"2026-10-12T23:49:00Z\",\"message\":\"a\"}"));
        items.add(NeonStandIn.json(
                "{\"timestamp\":\"2026-10-12T23:49:00Z\",\"message\":\"b\",\"project_id\":\"forged\"}"));
        stage.neon.content.logs.put(NeonStandIn.BUCKETS, items);

        List<String> rows = NeonStage.rows(stage.round());

        assertThat(rows).hasSize(2).noneMatch(row -> row.contains("forged"));
        assertThat(NeonStage.rows(stage.round())).isEmpty();
    }

    @Test
    void sendsOfAnItemThatIsTooLongOnlyItsTime() {
        items.add(NeonStandIn.json(
                "{\"timestamp\":\"2026-10-12T23:49:00Z\",\"message\":\"" + "名".repeat(300_000) + "\"}"));
        stage.neon.content.logs.put(NeonStandIn.BUCKETS, items);

        assertThat(NeonStage.rows(stage.round()))
                .singleElement()
                .asString()
                .contains("\"timestamp\":\"2026-10-12T23:49:00.000Z\"", "left_out")
                .hasSizeLessThan(400);
    }

    private void log(int count) {
        int from = items.size();
        for (int i = 0; i < count; i++) {
            items.add(item(stage.clock.instant().minusSeconds(30).plusMillis(i), "req-" + (from + i)));
        }
        stage.neon.content.logs.put(NeonStandIn.BUCKETS, items);
    }

    private static JsonNode item(Instant time, String request) {
        return NeonStandIn.json(
                ("{'timestamp':'" + time + "','message':'{\\'operation\\':\\'GET\\',\\'http_status\\':200,"
                                + "\\'request_id\\':\\'" + request
                                + "\\',\\'remote_ip\\':\\'203.0.113.9\\'}','source':'storage',"
                                + "'scope_name':'neon.storage.s3.get'}")
                        .replace('\'', '"'));
    }
}
