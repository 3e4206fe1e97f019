package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.route.Routing;
import dev.lapwing.notify.slack.FakeSlack;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a channel refuses for good is kept, somebody hears of it elsewhere, and the other channels go on. */
@Tag("broker")
class NotifierRefusalTest {
    private static final int ALERTS = 2;
    private static final Map<Integer, String> SLACK =
            Map.of(404, "no_service", 403, "action_prohibited", 410, "channel_is_archived", 400, "invalid_payload");
    private static final Map<Integer, String> PAGER_DUTY =
            Map.of(404, "", 403, "", 410, "", 400, "Event object is invalid");

    private final Stage stage = new Stage().usedBefore();
    private final FakePagerDuty pagerDuty = new FakePagerDuty(StandInChannels.ROUTING_KEY);
    private final FakeSlack slack = new FakeSlack();
    private final List<FakeSlack> refusingSlacks = new ArrayList<>();
    private final List<FakePagerDuty> refusingServices = new ArrayList<>();

    NotifierRefusalTest() throws Exception {}

    @AfterEach
    void stop() {
        pagerDuty.close();
        slack.close();
        refusingSlacks.forEach(FakeSlack::close);
        refusingServices.forEach(FakePagerDuty::close);
        stage.close();
    }

    @Test
    void tellsPagerDutyOnceOfEachSlackThatTakesNothing() throws Exception {
        List<Channel> channels = new ArrayList<>(List.of(oncall()));
        for (Map.Entry<Integer, String> refusal : SLACK.entrySet()) {
            channels.add(refusingSlack(refusal.getKey(), refusal.getValue()));
        }
        open("a");

        try (Stage.Run run = run(channels)) {
            List<JsonNode> undelivered = stage.undelivered(ALERTS * SLACK.size());
            open("b");
            until(() -> paged() >= 2 * ALERTS && notes().size() >= SLACK.size());

            SLACK.forEach((status, error) -> {
                assertThat(reasons(undelivered, "refusing" + status))
                        .containsExactly(
                                "a0 open: Slack answered " + status + " " + error,
                                "a1 open: Slack answered " + status + " " + error);
                assertThat(notes())
                        .filteredOn(line -> line.contains("refusing" + status))
                        .hasSize(1);
            });
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsSlackOnceOfEachPagerDutyThatTakesNothing() throws Exception {
        // Lines for the operator keep to Slack's pace as alerts do.
        FakePace pace = FakePace.one(Duration.ofSeconds(1), Clock.systemUTC());
        slack.pace(pace);
        List<Channel> channels = new ArrayList<>(List.of(StandInChannels.bot("chat", slack.address())));
        PAGER_DUTY.forEach((status, message) -> channels.add(refusingPagerDuty(status, message)));
        open("a");

        try (Stage.Run run = run(channels)) {
            List<JsonNode> undelivered = stage.undelivered(ALERTS * PAGER_DUTY.size());
            until(() -> slack.workspace().count() >= ALERTS + PAGER_DUTY.size());

            PAGER_DUTY.forEach((status, message) -> {
                String reason = "PagerDuty answered " + status + (message.isEmpty() ? "" : ": " + message);
                assertThat(reasons(undelivered, "refusing" + status))
                        .containsExactly("a0 open: " + reason, "a1 open: " + reason);
                assertThat(slack.workspace().posts())
                        .filteredOn(post -> post.text().contains("refusing" + status))
                        .hasSize(1);
            });
            assertThat(slack.workspace().count()).isEqualTo(ALERTS + PAGER_DUTY.size());
            assertThat(pace.refused()).isZero();
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void keepsTheLineForTheOperatorUntilSomebodyTakesIt() throws Exception {
        pagerDuty.answer(503, "");
        pagerDuty.answer(503, "");
        List<Channel> channels = List.of(oncall(), refusingSlack(404, "no_service"));
        open("a");

        try (Stage.Run run = run(channels)) {
            until(() -> !notes().isEmpty() && paged() >= ALERTS);

            assertThat(notes()).singleElement().asString().contains("refusing404", "no_service");
            assertThat(run.working()).isTrue();
        }
    }

    private Channel oncall() {
        return StandInChannels.pagerDuty("oncall", pagerDuty.endpoint(), Clock.systemUTC());
    }

    private Channel refusingSlack(int status, String error) throws IOException {
        FakeSlack refusing = new FakeSlack();
        refusingSlacks.add(refusing);
        refusing.outage(status, error);
        return StandInChannels.hook("refusing" + status, refusing.address());
    }

    private Channel refusingPagerDuty(int status, String message) {
        FakePagerDuty refusing = new FakePagerDuty(StandInChannels.ROUTING_KEY);
        refusingServices.add(refusing);
        refusing.outage(status, "{\"status\":\"invalid event\",\"message\":\"" + message + "\"}");
        return StandInChannels.pagerDuty("refusing" + status, refusing.endpoint(), Clock.systemUTC());
    }

    private void until(BooleanSupplier enough) {
        Stage.until(() -> paged() + notes().size() + slack.workspace().count(), enough);
    }

    private void open(String name) {
        IntStream.range(0, ALERTS).forEach(i -> stage.alert(Findings.atOnce(Findings.opened(name + i))));
    }

    private Stage.Run run(List<Channel> channels) {
        List<String> all = channels.stream().map(Channel::name).toList();
        return stage.run(Routing.usual(all, List.of()), channels, Clock.systemUTC());
    }

    private static Stream<String> reasons(List<JsonNode> undelivered, String channel) {
        return undelivered.stream()
                .filter(row -> row.path("channel").asText().equals(channel))
                .map(row -> row.path("alert").asText() + " " + row.path("step").asText() + ": "
                        + row.path("reason").asText());
    }

    private long paged() {
        return pagerDuty.accepted().stream()
                .filter(event -> event.at("/payload/custom_details").has("alert"))
                .count();
    }

    private List<String> notes() {
        return pagerDuty.accepted().stream()
                .map(event -> event.at("/payload/custom_details/line").asText())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
