package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackBatchTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    static AlertView alert(String rule, Severity severity, String value) {
        return new AlertView(
                rule + value.hashCode(),
                1,
                AlertView.Phase.OPENED,
                "",
                severity,
                rule,
                List.of(),
                List.of(),
                "Title of " + rule,
                "it happened",
                "by much",
                "shop",
                List.of(new AlertView.Named("src_endpoint.ip", value)),
                T0,
                T0,
                1,
                false,
                false,
                "",
                List.of(),
                List.of(),
                "");
    }

    private static List<String> lines(AlertView... alerts) {
        return SlackBatch.of(new Batch("They are old.", List.of(alerts))).blocks().stream()
                .map(block -> block.at("/text/text").asText())
                .toList();
    }

    @Test
    void putsTheWorstRuleFirstAndThenTheOneWithMostAlerts() {
        List<String> lines = lines(
                alert("few", Severity.HIGH, "1"),
                alert("many", Severity.HIGH, "1"),
                alert("worst", Severity.CRITICAL, "1"),
                alert("many", Severity.HIGH, "2"));

        assertThat(lines)
                .containsExactly(
                        ":newspaper: 4 alerts, worst CRITICAL",
                        "They are old.",
                        ":rotating_light: *CRITICAL: Title of worst*\n1 alert: `1`",
                        ":red_circle: *HIGH: Title of many*\n2 alerts: `1`, `2`",
                        ":red_circle: *HIGH: Title of few*\n1 alert: `1`");
    }

    @Test
    void namesThreeValuesAndCountsTheRest() {
        AlertView[] many = IntStream.range(0, 8)
                .mapToObj(i -> alert("r", Severity.LOW, "v" + i))
                .toArray(AlertView[]::new);

        assertThat(lines(many)).last().asString().endsWith("8 alerts: `v0`, `v1`, `v2` and 5 more");
    }

    @Test
    void saysInOneSentenceForANotificationWhatItIs() {
        Batch batch = new Batch("They are <old>.", List.of(alert("r", Severity.LOW, "v")));

        assertThat(SlackBatch.of(batch).text()).hasToString("1 alert, worst LOW: They are &lt;old&gt;.");
    }

    @Test
    void saysThatItMayBeThereAlready() {
        var batch = new Batch("They are old.", List.of(alert("a", Severity.LOW, "x")), Optional.of(Instant.EPOCH));

        SlackMessage message = SlackBatch.of(batch);

        assertThat(message.text()).hasToString("1 alert, worst LOW, sent again: They are old.");
        assertThat(message.blocks().get(1).at("/elements/0/text").asText()).startsWith(":repeat: Sent again");
    }
}
