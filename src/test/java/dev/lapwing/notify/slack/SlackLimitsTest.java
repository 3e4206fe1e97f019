package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.EvidenceLine;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackLimitsTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    private final SlackAlert alerts = new SlackAlert(RulePages.unpublished());

    private static Mrkdwn letters(int count) {
        return Mrkdwn.text("x".repeat(count), count);
    }

    private static AlertView alert(String title, String sentence, String margin, String actions, int values) {
        List<AlertView.Named> group = IntStream.range(0, values)
                .mapToObj(i -> new AlertView.Named("field" + i, "value" + i))
                .toList();
        List<EvidenceLine> evidence = Collections.nCopies(
                10, new EvidenceLine(T0, "rows.ndjson:1", "203.0.113.9", "GET /" + "e".repeat(400)));
        return new AlertView(
                "a1",
                1,
                AlertView.Phase.OPENED,
                "",
                Severity.HIGH,
                "rule",
                List.of("P1"),
                List.of("T1110"),
                title,
                sentence,
                margin,
                "shop",
                group,
                T0,
                T0,
                10,
                false,
                false,
                actions,
                List.of("docs/alerts/rule.md"),
                evidence,
                "");
    }

    private SlackMessage full(AlertView alert) {
        return alerts.full(new Notification(NotificationStep.OPEN, alert, "", Optional.empty(), Optional.empty()));
    }

    private static Stream<String> texts(SlackMessage message) {
        return message.blocks().stream().flatMap(block -> SlackReader.texts(block).stream());
    }

    @Test
    void takeAHeaderOf150Characters() {
        assertThat(SlackBlocks.header(letters(150)).at("/text/text").asText()).hasSize(150);
    }

    @Test
    void refuseAHeaderOf151Characters() {
        assertThatThrownBy(() -> SlackBlocks.header(letters(151))).hasMessageContaining("151 characters");
    }

    @Test
    void takeASectionOf3000CharactersAndNoMore() {
        assertThat(SlackBlocks.section(letters(3000)).at("/text/text").asText()).hasSize(3000);
        assertThatThrownBy(() -> SlackBlocks.section(letters(3001))).hasMessageContaining("3001 characters");
    }

    @Test
    void takeTenFieldsOf2000CharactersAndNoMore() {
        List<Mrkdwn> ten = Collections.nCopies(10, letters(2000));

        assertThat(SlackBlocks.fields(ten).path("fields")).hasSize(10);
        assertThatThrownBy(() -> SlackBlocks.fields(Collections.nCopies(11, letters(1))))
                .hasMessageContaining("11 texts");
        assertThatThrownBy(() -> SlackBlocks.fields(List.of(letters(2001)))).hasMessageContaining("2001 characters");
    }

    @Test
    void takeTenElementsOfContextAndNoMore() {
        assertThat(SlackBlocks.context(Collections.nCopies(10, letters(1))).path("elements"))
                .hasSize(10);
        assertThatThrownBy(() -> SlackBlocks.context(Collections.nCopies(11, letters(1))))
                .hasMessageContaining("11 texts");
    }

    @Test
    void takeFiftyBlocksAndNoMore() {
        SlackLayout layout = new SlackLayout();
        IntStream.range(0, 60).forEach(i -> layout.add(60 - i, room -> Optional.of(SlackBlocks.plain(letters(1)))));

        assertThat(layout.within(100_000)).hasSize(50);
    }

    @Test
    void leaveOutWhatMattersLeastWhereverItStands() {
        ObjectNode block = SlackBlocks.plain(letters(100));
        int size = block.toString().length() + 1;
        SlackLayout layout = new SlackLayout()
                .add(2, room -> Optional.of(SlackBlocks.plain(letters(100))))
                .add(1, room -> Optional.of(block));

        assertThat(layout.within(2 * size - 1)).containsExactly(block);
    }

    @Test
    void cutTheTitleToTheHeader() {
        String header =
                texts(full(alert("t".repeat(200), "s", "m", "", 1))).findFirst().orElseThrow();

        assertThat(header).hasSize(150).startsWith(":red_circle: HIGH: ttt").endsWith("t...");
    }

    @Test
    void cutTheSentenceOfANotification() {
        assertThat(full(alert("t", "s".repeat(5000), "m", "", 1)).text().toString())
                .hasSize(1000)
                .startsWith("HIGH: sss");
    }

    @Test
    void keepTheSentenceWholeUpToASection() {
        assertThat(texts(full(alert("t", "s".repeat(3000), "m", "", 1)))).contains("s".repeat(3000));
    }

    @Test
    void sayHowManyValuesDoNotFit() {
        SlackMessage message = full(alert("t", "s", "m", "", 30));

        assertThat(BlockKitCheck.problems(message.json())).isEmpty();
        assertThat(message.blocks().get(2).path("fields").path(9).path("text").asText())
                .isEqualTo("and 22 more");
    }

    @Test
    void keepWhatToDoWhenEventsAreLong() {
        String actions = "1. " + "block ".repeat(80) + "\n2. Tell the owner.";

        SlackMessage message = full(alert("t".repeat(500), "s".repeat(9000), "m".repeat(9000), actions, 30));

        assertThat(BlockKitCheck.problems(message.json())).isEmpty();
        assertThat(texts(message))
                .anyMatch(text -> text.contains("block block") && text.contains("2. Tell the owner."));
    }

    @Test
    void keepABatchOfManyRulesToTwentyLinesAndAWord() {
        List<AlertView> many = IntStream.range(0, 90)
                .mapToObj(i -> SlackBatchTest.alert("rule" + i / 2, Severity.HIGH, "\"".repeat(900)))
                .toList();

        SlackMessage message = SlackBatch.of(new Batch("r".repeat(900), many));

        assertThat(BlockKitCheck.problems(message.json())).isEmpty();
        assertThat(message.blocks()).hasSize(2 + SlackBatch.LINES + 1);
        assertThat(texts(message)).last().isEqualTo("and 50 alerts more of 25 rules");
    }
}
