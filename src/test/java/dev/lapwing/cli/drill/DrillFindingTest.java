package dev.lapwing.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.cli.alerts.AlertLine;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An alert that a drill writes is one like those of the job; {@code -Dlapwing.rewrite=true} writes the file anew. */
class DrillFindingTest {
    private static final Path FILE = Path.of("src/test/resources/notify/findings/drill.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static DrillFinding finding(Severity level) {
        Random random = new Random(7);
        Instant now = Instant.parse("2026-11-24T09:14:03.514Z");
        return DrillFinding.of(DrillRows.of(DrillMark.random(random), now, random), level);
    }

    private static JsonNode valid(JsonNode finding) {
        return OcsfSchema.assertValid(finding.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isValidInBothVersions() {
        DrillFinding drill = finding(Severity.HIGH);

        assertThat(AlertView.of(valid(drill.opening())))
                .satisfies(opening -> assertThat(opening.phase()).isEqualTo(AlertView.Phase.OPENED))
                .satisfies(opening -> assertThat(opening.rev()).isEqualTo(1));
        assertThat(AlertView.of(valid(drill.end())))
                .satisfies(end -> assertThat(end.ending()).isEqualTo("ended"))
                .satisfies(end -> assertThat(end.rev()).isEqualTo(2))
                .satisfies(end -> assertThat(end.id())
                        .isEqualTo(AlertView.of(drill.opening()).id()));
    }

    @Test
    void readsAsInTheFile() throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(finding(Severity.HIGH).opening()) + "\n";
        if (Boolean.getBoolean("lapwing.rewrite")) {
            Files.writeString(FILE, text);
        }

        assertThat(FILE).content().isEqualTo(text);
    }

    @Test
    void hasTheLevelThatIsAskedFor() {
        JsonNode low = valid(finding(Severity.LOW).opening());

        assertThat(low.path("severity").asText()).isEqualTo("Low");
        assertThat(AlertView.of(low).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void saysThatItIsADrillBeforeAnythingElse() {
        AlertView alert = AlertView.of(finding(Severity.HIGH).opening());

        assertThat(alert.drill()).isTrue();
        assertThat(alert.title()).startsWith("[DRILL]");
        assertThat(alert.sentence()).startsWith("[DRILL]");
        assertThat(alert.source()).isEqualTo("lapwing-drill");
    }

    @Test
    void saysSoOnATerminalToo() {
        String line = new AlertLine(false).of(finding(Severity.HIGH).opening());

        assertThat(line).contains("lapwing-drill (X1)").contains("\n    [DRILL]");
    }
}
