package dev.lapwing.notify;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.ledger.SendPlan;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.route.Routing;
import dev.lapwing.notify.slack.FakeSlack;
import dev.lapwing.notify.slack.FakeWorkspace.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people hear when they could not be told for hours, or when there is much that is old. */
@Tag("broker")
class NotifierOutageTest {
    private static final int BACKLOG = 100;

    private final Stage stage = new Stage();
    private final MovableClock clock = new MovableClock(NOW);
    private final FakePagerDuty pagerDuty = new FakePagerDuty(StandInChannels.ROUTING_KEY);
    private final FakeSlack slack = new FakeSlack();
    private final List<Channel> channels = List.of(
            StandInChannels.pagerDuty("oncall", pagerDuty.endpoint(), clock),
            StandInChannels.bot("chat", slack.address()));

    NotifierOutageTest() throws Exception {}

    @AfterEach
    void stop() {
        pagerDuty.close();
        slack.close();
        stage.close();
    }

    @Test
    void tellsABacklogTogetherAndEveryEndByItself() throws Exception {
        try (Stage.Run run = run()) {
            List.of("ends", "resolved", "retracted").forEach(id -> stage.alert(now(Findings.opened(id))));
            asTimePasses(() -> pagerDuty.count() == 3 && slack.workspace().count() == 3);

            outageOfHours();
            asTimePasses(() -> batches(pagerDuty.accepted()).count() > 0
                    && slackBatches().count() > 0
                    && List.of("ends", "resolved", "retracted").stream()
                            .allMatch(id -> steps(id).size() == 2 && chat(id).size() == 2)
                    && toldTogether().size() == 90
                    && slackTogether() == 90);
            stage.alert(now(Findings.closed("b0", 3, "ended")));
            asTimePasses(() -> chat("b0").equals(List.of("end")));
            stage.resolve("b0", clock.instant());
            stage.resolve("b1", clock.instant());
            asTimePasses(() -> Stream.of("b0", "b1").noneMatch(id -> steps(id).isEmpty() || chat(id).isEmpty())
                    && chat("b0").size() == 2);

            assertThat(steps("ends")).containsExactly("open", "ended, not resolved");
            assertThat(steps("resolved")).containsExactly("open", "resolved");
            assertThat(steps("retracted")).containsExactly("open", "taken back: retracted");
            assertThat(steps("b0")).containsExactly("resolved, after it ended");
            assertThat(steps("b1")).containsExactly("resolved, after it ended");
            assertThat(pagerDuty.count())
                    .as("the above, what was tried together during the outage and all that came later")
                    .isEqualTo(10);
            assertThat(toldTogether()).containsExactlyInAnyOrderElementsOf(backlog(i -> i % 10 != 5));
            assertThat(chat("ends")).containsExactly("open", "end");
            assertThat(chat("resolved")).containsExactly("open", "resolve");
            assertThat(chat("retracted")).containsExactly("open", "resolve");
            assertThat(chat("b0"))
                    .as("its end, shown as resolved, and a line below")
                    .hasSize(2);
            assertThat(chat("b1")).containsExactly("resolve");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsDaysOfHistoryTogetherAndPagesForWhatIsNew() throws Exception {
        for (int i = 0; i < BACKLOG; i++) {
            Instant past = NOW.minus(Duration.ofHours(2 + i));
            stage.alert(Findings.apart(Findings.ended(Findings.opened("b" + i), past)));
            if (i % 2 == 0) {
                stage.alert(Findings.apart(Findings.ended(Findings.closed("b" + i, 2, "ended"), past)));
            }
        }
        stage.written();

        try (Stage.Run run = run()) {
            stage.alert(now(Findings.opened("new")));
            asTimePasses(() ->
                    batches(pagerDuty.accepted()).count() > 0 && slackBatches().count() > 0);
            stage.alert(now(Findings.closed("new", 2, "ended")));
            asTimePasses(() -> pagerDuty.count() >= 3 && slack.workspace().count() >= 3);

            assertThat(steps("new")).containsExactly("open", "ended, not resolved");
            assertThat(chat("new")).containsExactly("open", "end");
            assertThat(toldTogether()).containsExactlyInAnyOrderElementsOf(backlog(i -> true));
            assertThat(pagerDuty.count()).isEqualTo(3);
            assertThat(slack.workspace().count()).isEqualTo(3);
            assertThat(run.working()).isTrue();
        }
    }

    /** Three hours; each tenth alert is taken back, of the others each second ends. */
    private void outageOfHours() {
        pagerDuty.outage(503, "");
        slack.outage(503, "");
        stage.alert(now(Findings.closed("ends", 2, "ended")));
        stage.resolve("resolved", clock.instant());
        stage.alert(now(Findings.closed("retracted", 2, "retracted")));
        for (int i = 0; i < BACKLOG; i++) {
            if (i == BACKLOG / 2) {
                pagerDuty.outage(0, "");
                slack.outage(-1, "");
            }
            stage.alert(now(Findings.opened("b" + i)));
            if (i % 10 == 5) {
                stage.alert(now(Findings.closed("b" + i, 2, "retracted")));
            } else if (i % 2 == 1) {
                stage.alert(now(Findings.closed("b" + i, 2, "ended")));
            }
            stage.taken();
            clock.forward(Duration.ofSeconds(108));
        }
        clock.forward(SendPlan.WAITED);
        // What was begun before the last of them had waited long enough must have failed by now.
        int events = pagerDuty.requests() + 2;
        int calls = slack.calls().size() + 2;
        asTimePasses(() -> pagerDuty.requests() >= events && slack.calls().size() >= calls);
        pagerDuty.recover();
        slack.recover();
    }

    private Stage.Run run() {
        return stage.run(Routing.usual(List.of("oncall", "chat"), List.of()), channels, clock);
    }

    private ObjectNode now(ObjectNode finding) {
        return Findings.ended(Findings.apart(finding), clock.instant());
    }

    private void asTimePasses(BooleanSupplier enough) {
        Stage.asTimePasses(
                clock,
                Duration.ofMillis(200),
                () -> pagerDuty.requests() + slack.calls().size(),
                enough);
    }

    private List<String> steps(String alert) {
        return pagerDuty.accepted().stream()
                .filter(event -> event.path("dedup_key").asText().equals(alert))
                .map(event -> event.at("/payload/custom_details/status").asText())
                .toList();
    }

    private List<String> chat(String alert) {
        return slack.workspace().posts().stream()
                .filter(post -> post.metadata("alert").equals(alert))
                .map(post -> post.metadata("step"))
                .toList();
    }

    private static List<String> backlog(IntPredicate wanted) {
        return IntStream.range(0, BACKLOG).filter(wanted).mapToObj(i -> "b" + i).toList();
    }

    /** The ids in the lines of batches. */
    private List<String> toldTogether() {
        List<String> ids = new ArrayList<>();
        batches(pagerDuty.accepted())
                .forEach(batch -> batch.at("/payload/custom_details/list")
                        .forEach(line -> ids.add(line.asText().replaceAll(".*, alert ([a-z0-9]+),.*", "$1"))));
        return ids;
    }

    /** How many alerts the batches in Slack say they tell. */
    private int slackTogether() {
        return slackBatches()
                .mapToInt(post -> Integer.parseInt(post.text().replaceAll(" alert.*", "")))
                .sum();
    }

    private static Stream<JsonNode> batches(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.at("/payload/custom_details").has("why_together"));
    }

    private Stream<Post> slackBatches() {
        return slack.workspace().posts().stream()
                .filter(post -> !post.metadata("digest").isEmpty());
    }
}
