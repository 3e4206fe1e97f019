package dev.lapwing.topology.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.incident.IncidentAlerts;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Tasks;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.setup.NodeNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One task over a store that outlives it. */
class IncidentProcessorTest {
    private static final FindingWriter FINDINGS = new FindingWriter("rules", "0.1.0", Alerts.PLAIN);
    private static final IncidentAlerts SHORTS = new IncidentAlerts(Alerts.PLAIN, entity -> false);

    @TempDir
    private Path folder;

    private KeyValueStore<Bytes, byte[]> store;
    private MockProcessorContext<byte[], byte[]> context;
    private IncidentProcessor processor;

    @BeforeEach
    void begin() {
        start(List.of());
    }

    @Test
    void namesInEachAlertTheIncidentInWhichItIs() {
        take(Alerts.burst());

        List<JsonNode> alerts = told(NodeNames.WRITE_ALERTS);
        List<JsonNode> incidents = told(NodeNames.WRITE_INCIDENTS);
        assertThat(incidents).extracting(IncidentProcessorTest::id).hasSize(1);
        assertThat(alerts).extracting(IncidentProcessorTest::incident).containsExactly(id(incidents.get(0)));
    }

    @Test
    void leavesEverythingElseOfAnAlertAsItIs() {
        take(Alerts.burst());

        String told = told(NodeNames.WRITE_ALERTS).get(0).toString();
        assertThat(told.replaceAll(",\"incident\":\"[0-9a-f]*\"", ""))
                .isEqualTo(OcsfSchema.read(FINDINGS.write(Alerts.burst())).toString());
    }

    @Test
    void tellsAnAlertThatIsInNoIncidentAsItIs() {
        AlertVersion orphan = Alerts.orphan();

        take(orphan);

        assertThat(told(NodeNames.WRITE_ALERTS)).containsExactly(OcsfSchema.read(FINDINGS.write(orphan)));
        assertThat(told(NodeNames.WRITE_INCIDENTS)).isEmpty();
    }

    @Test
    void goesOnAfterACrashWhereItStood() {
        take(Alerts.burst());
        String before = id(told(NodeNames.WRITE_INCIDENTS).get(0));

        restart();
        take(Alerts.named(Alerts.burst(), "another"));

        assertThat(told(NodeNames.WRITE_INCIDENTS))
                .extracting(incident -> id(incident) + " " + incident.at("/unmapped/lapwing/rev"))
                .containsExactly(before + " 2");
    }

    @Test
    void keepsNothingOfAnAlertThatWasForgotten() {
        take(Alerts.closed(Alerts.burst(), CloseReason.ENDED));
        AlertVersion later = Alerts.with(
                Alerts.named(Alerts.burst(), "another"),
                new Episode(Alerts.T0 + 40L * 24 * 3_600_000, Alerts.T0 + 40L * 24 * 3_600_000, 1, false, List.of()));

        take(later);

        assertThat(kept()).extracting(entry -> Rows.text(entry.key.get())).containsExactly("another");
    }

    private void take(AlertVersion version) {
        processor.process(new ByIncident(SHORTS.of(version), FINDINGS.write(version)).record(0));
    }

    private List<JsonNode> told(String name) {
        return context.forwarded(name).stream()
                .map(forward -> OcsfSchema.assertValid(forward.record().value()))
                .collect(Collectors.toList());
    }

    private void restart() {
        List<KeyValue<Bytes, byte[]>> kept = kept();
        processor.close();
        start(kept);
    }

    private List<KeyValue<Bytes, byte[]>> kept() {
        List<KeyValue<Bytes, byte[]>> kept = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(kept::add);
        }
        return kept;
    }

    private void start(List<KeyValue<Bytes, byte[]>> before) {
        context = Tasks.context(new TaskId(3, 0));
        store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Topics.INCIDENT_ALERTS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        before.forEach(entry -> store.put(entry.key, entry.value));
        processor = new IncidentProcessor(Driven.settings(Rows.rules(), folder, List.of(Driven.SHOP), 100));
        processor.init(context);
    }

    private static String id(JsonNode finding) {
        return finding.at("/finding_info/uid").asText();
    }

    private static String incident(JsonNode finding) {
        return finding.at("/unmapped/lapwing/incident").asText();
    }
}
