package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.notify.DrillStage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill of the telling alone, with a channel that does not do its part. */
@Tag("broker")
class DrillRefusedTest {
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
    void testsTheTellingOfACriticalAlert() {
        stage.startNotifier();

        Terminal drill = stage.run("drill", "--from", "alerts", "--level", "critical");

        assertThat(drill.exitCode()).as(drill.err()).isZero();
        assertThat(stage.pagerDuty.open()).isEmpty();
        assertThat(stage.pagerDuty.accepted().get(0).at("/payload/summary").asText())
                .startsWith("[critical] [DRILL]");
    }

    @Test
    void saysWhatAChannelHasAgainstIt() {
        stage.startNotifier();
        stage.pagerDuty.answer(400, "{\"message\":\"Event object is invalid\"}");

        Terminal drill = stage.run("drill", "--from", "alerts");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.err())
                .isEqualTo("oncall refused the message for good: PagerDuty answered 400: Event object is invalid.\n");
        assertThat(drill.out()).contains("security delivered").contains("security resolved");
    }

    @Test
    void saysHowOftenAChannelFailedThatMayWorkAgain() {
        int port = stage.startNotifier();
        for (int i = 0; i < 50; i++) {
            stage.pagerDuty.answer(503, "");
        }

        Terminal drill =
                stage.run("drill", "--from", "alerts", "--within", "3s", "--set", "health.notify.port=" + port);

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.err())
                .containsPattern("oncall has not taken the message \\(failed \\d+ times: PagerDuty answered 503")
                .contains("lapwing notify tries again.");
    }
}
