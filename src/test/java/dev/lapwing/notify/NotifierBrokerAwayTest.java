package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.embedded.SlowProxy;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.ledger.DeliveryLedger;
import dev.lapwing.notify.ledger.LedgerChanges;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.route.Routing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A notifier whose broker is away for longer than it waits for any answer, which is a second here. */
@Tag("broker")
class NotifierBrokerAwayTest {
    private static final Map<String, Object> IMPATIENT = Map.of(
            "max.block.ms", 1000,
            "request.timeout.ms", 700,
            "delivery.timeout.ms", 900,
            "default.api.timeout.ms", 1000,
            "transaction.timeout.ms", 1000);

    private Stage stage = new Stage();
    private final FakePagerDuty pagerDuty = new FakePagerDuty(StandInChannels.ROUTING_KEY);
    private final Clock clock = Clock.systemUTC();
    private final List<Channel> channels = List.of(StandInChannels.pagerDuty("oncall", pagerDuty.endpoint(), clock));
    private volatile boolean interrupted;

    NotifierBrokerAwayTest() throws Exception {}

    @AfterEach
    void stop() {
        pagerDuty.close();
        stage.close();
    }

    @Test
    void goesOnByItselfAndTellsNothingTwice() throws Exception {
        var accepted = new CountDownLatch(1);
        var answering = new CountDownLatch(1);
        try (Stage.Run run = run()) {
            stage.alert(opened("before"));
            until(() -> told() == 1);
            pagerDuty.afterAccepting(() -> {
                accepted.countDown();
                await(answering);
            });
            stage.alert(opened("during"));
            accepted.await();
            stage.stop();
            answering.countDown();
            until(() -> interrupted);
            stage.comeBack();
            stage.alert(opened("after"));
            until(() -> told() >= 3 && !interrupted);
            List.of("before", "during", "after").forEach(id -> stage.alert(closed(id)));
            until(() -> told() >= 6);

            assertThat(pagerDuty.accepted())
                    .extracting(event -> event.path("dedup_key").asText() + " "
                            + event.at("/payload/custom_details/status").asText())
                    .containsExactly(
                            "before open",
                            "during open",
                            "after open",
                            "before ended, not resolved",
                            "during ended, not resolved",
                            "after ended, not resolved");
            assertThat(run.working()).isTrue();
        }
    }

    @Test
    void goesOnWhereTheBrokerAnswersAfterItHasGivenUp() throws Exception {
        stage.close();
        try (var proxy = new SlowProxy()) {
            stage = new Stage(unused -> proxy.broker());
            try (Stage.Run run = run()) {
                stage.alert(opened("before"));
                until(() -> told() == 1);
                stage.alert(opened("during"));
                proxy.hold();
                until(() -> interrupted);
                proxy.goOn();
                stage.alert(opened("after"));
                until(() -> told() >= 3 && !interrupted);

                assertThat(pagerDuty.accepted())
                        .extracting(event -> event.path("dedup_key").asText())
                        .containsExactly("before", "during", "after");
                assertThat(run.working()).isTrue();
            }
        }
    }

    @Test
    void tellsItsOwnInterruptionFromAnotherOneThatBegan() {
        var nothing = new LedgerChanges(new DeliveryLedger(Routing.usual(List.of("oncall"), List.of())));
        try (NotifierTransaction own = stage.link()) {
            own.write(nothing, own.input().place());
            assertThatCode(own::reopen).doesNotThrowAnyException();
            try (NotifierTransaction another = stage.link()) {
                another.write(nothing, another.input().place());

                assertThatThrownBy(own::reopen).isInstanceOf(Fenced.class);
                assertThatCode(another::reopen).doesNotThrowAnyException();
            }
        }
    }

    private Stage.Run run() {
        return stage.run(
                Routing.usual(List.of("oncall"), List.of()),
                channels,
                clock,
                IMPATIENT,
                state -> interrupted = state.interrupted());
    }

    private void until(BooleanSupplier enough) {
        Stage.until(() -> told() + " " + interrupted, enough);
    }

    private int told() {
        return pagerDuty.accepted().size();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of an entity of its own, so that it is told by itself. */
    private static ObjectNode opened(String id) {
        return Findings.atOnce(Findings.ended(Findings.opened(id), Instant.now()));
    }

    private static ObjectNode closed(String id) {
        return Findings.atOnce(Findings.ended(Findings.closed(id, 2, "ended"), Instant.now()));
    }
}
