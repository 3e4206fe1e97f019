package dev.lapwing.notify;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.ledger.Gatherings;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.pagerduty.FakePagerDuty.Incident;
import dev.lapwing.notify.route.Routing;
import dev.lapwing.notify.slack.FakeSlack;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifier calls a service no more often than it wants to be called. */
@Tag("broker")
class NotifierPaceTest {
    private static final int BURST = 30;
    /** Fewer than make a batch where they wait too long. */
    private static final int FEW = 4;

    private static final int STORM = 400;
    private static final int SEED = 5;

    private final Stage stage = new Stage();
    private final MovableClock clock = new MovableClock(NOW);
    private final FakePagerDuty pagerDuty = new FakePagerDuty(StandInChannels.ROUTING_KEY);
    private final FakeSlack slack = new FakeSlack();

    NotifierPaceTest() throws Exception {}

    @AfterEach
    void stop() {
        pagerDuty.close();
        slack.close();
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "hook"})
    void sendsSlackOneMessageASecond(String kind) throws Exception {
        FakePace pace = FakePace.one(Duration.ofSeconds(1), clock);
        slack.pace(pace);
        Channel channel = kind.equals("bot")
                ? StandInChannels.bot("chat", slack.address())
                : StandInChannels.hook("chat", slack.address());

        try (Stage.Run run = stage.run(Routing.usual(List.of(), List.of("chat")), List.of(channel), clock)) {
            open(BURST);
            Stage.asTimePasses(
                    clock,
                    Duration.ofMillis(20),
                    slack.workspace()::count,
                    () -> slack.workspace().count() >= BURST);

            assertThat(pace.refused()).isZero();
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void waitsAsLongAsItIsAskedToAndTellsAllInTheEnd() throws Exception {
        FakePace slow = FakePace.storm(new Random(SEED), clock);
        FakePace slower = FakePace.storm(new Random(SEED + 1), clock);
        pagerDuty.pace(slow);
        slack.pace(slower);
        List<Channel> channels = List.of(
                StandInChannels.pagerDuty("oncall", pagerDuty.endpoint(), clock),
                StandInChannels.bot("chat", slack.address()));

        try (Stage.Run run = stage.run(Routing.usual(List.of("oncall", "chat"), List.of()), channels, clock)) {
            open(FEW);
            stage.taken();
            asTimePasses(() -> pagerDuty.count() >= FEW && slack.workspace().count() >= FEW);
            IntStream.range(0, FEW).forEach(i -> stage.alert(Findings.closed("a" + i, 2, "ended")));
            asTimePasses(() -> pagerDuty.count() >= 2 * FEW && slack.workspace().count() >= 2 * FEW);

            assertThat(slow.refused()).isGreaterThan(FEW);
            assertThat(slower.refused()).isGreaterThan(FEW);
            assertThat(slow.impatient()).isZero();
            assertThat(slower.impatient()).isZero();
            assertThat(slack.workspace().posts().stream().map(post -> post.metadata("alert") + post.metadata("step")))
                    .as("seed %s", SEED)
                    .doesNotHaveDuplicates();
            assertThat(pagerDuty.count()).isEqualTo(2 * FEW);
            assertThat(pagerDuty.incidents()).hasSize(FEW);
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void tellsAStormOfOneRuleInOneIncidentAndWhatIsCriticalAtOnceThoughItCameLast() throws Exception {
        Channel channel = StandInChannels.pagerDuty("oncall", pagerDuty.endpoint(), clock);
        try (Stage.Run run = stage.run(Routing.usual(List.of("oncall"), List.of()), List.of(channel), clock)) {
            IntStream.range(0, STORM)
                    .forEach(i -> stage.alert(Findings.about(Findings.opened("a" + i), "192.0.2." + i)));
            stage.alert(Findings.severity(
                    Findings.by(Findings.about(Findings.opened("real"), "192.0.2.399"), "right-password"),
                    Severity.CRITICAL));
            stage.taken();
            Stage.asTimePasses(
                    clock,
                    Duration.ofMillis(20),
                    pagerDuty::count,
                    () -> pagerDuty.incidents().size() >= Gatherings.FEW + 2);

            Incident first = pagerDuty.incidents().get(0);
            assertThat(first.key()).isEqualTo("incident-192.0.2.399");
            assertThat(first.last().at("/payload/severity").asText()).isEqualTo("critical");
            assertThat(pagerDuty.incidents()).hasSize(Gatherings.FEW + 2);
            assertThat(pagerDuty.incidents())
                    .filteredOn(one -> one.key().startsWith("digest-"))
                    .singleElement()
                    .satisfies(
                            one -> assertThat(one.last().at("/payload/severity").asText())
                                    .isEqualTo("error"));
            assertThat(run.working()).isTrue();
        }
    }

    private void open(int alerts) {
        IntStream.range(0, alerts).forEach(i -> stage.alert(Findings.apart(Findings.opened("a" + i))));
    }

    private void asTimePasses(BooleanSupplier enough) {
        Stage.asTimePasses(
                clock,
                Duration.ofSeconds(1),
                () -> pagerDuty.count() + slack.workspace().count(),
                enough);
    }
}
