package dev.lapwing.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.notify.DrillStage;
import dev.lapwing.config.Config;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill with everything at work: the job, the notifier and the services, each on loopback. */
@Tag("broker")
class DrillTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private DrillStage stage;

    @BeforeEach
    void start() throws IOException {
        stage = new DrillStage(folder);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void followsTheMadeUpAttackToEveryChannelAndResolvesItThere() throws Exception {
        stage.startJob();
        stage.startNotifier();

        Terminal drill = stage.run("drill");

        assertThat(drill.err()).isEmpty();
        assertThat(drill.exitCode()).isZero();
        List<String> lines = drill.out().lines().toList();
        assertThat(lines).hasSize(8).allMatch(line -> line.matches("\\S+ .* \\d+\\.\\d s"));
        assertThat(lines.get(0)).matches("raw {6}rows written to lapwing\\.raw\\.pocketbase\\.v1-[01]@0\\.\\.4 .*");
        assertThat(lines.get(1)).startsWith("alert    lapwing-drill opened, id ");
        assertThat(lines.subList(2, 5)).allMatch(line -> line.contains(" delivered"));
        assertThat(lines.subList(5, 8)).allMatch(line -> line.contains(" resolved "));
        assertThat(stage.pagerDuty.incidents()).singleElement().satisfies(DrillTest::wasADrill);
        assertThat(stage.slack.texts())
                .hasSize(2)
                .allMatch(text -> text.contains("[DRILL]"))
                .last()
                .asString()
                .contains("resolved by lapwing drill");
        assertThat(JSON.readTree(stage.hook.requests().get(0).body())
                        .at("/alert/drill")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void isAnAlertOfItsOwnEachTimeAndDisturbsNothing() {
        stage.startJob();
        stage.startNotifier();
        stage.run("drill");

        Terminal second = stage.run("drill");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(stage.pagerDuty.incidents()).hasSize(2).allSatisfy(DrillTest::wasADrill);
        assertThat(records("lapwing.dead-letters.v1")).isEmpty();
        assertThat(records("lapwing.late.v1")).isEmpty();
        assertThat(records("lapwing.alerts.v1")).hasSize(2);
    }

    @Test
    void wakesNobodyLaterWhenTheJobWasAway() {
        Terminal first = stage.run("drill", "--within", "1s");
        stage.startJob();
        stage.startNotifier();

        Terminal second = stage.run("drill");

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(records("lapwing.alerts.v1")).hasSize(2);
        assertThat(stage.pagerDuty.incidents()).singleElement().satisfies(DrillTest::wasADrill);
    }

    private static void wasADrill(FakePagerDuty.Incident incident) {
        assertThat(incident.open()).isFalse();
        assertThat(incident.events().get(0).at("/payload/summary").asText()).startsWith("[high] [DRILL]");
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var reader = new CommittedTopicReader(new Config.Kafka(Map.of("bootstrap.servers", stage.address())))) {
            reader.read(topic, records::add);
        }
        return records;
    }
}
