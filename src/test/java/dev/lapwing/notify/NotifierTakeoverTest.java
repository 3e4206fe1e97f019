package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.pagerduty.FakePagerDuty.Incident;
import dev.lapwing.notify.slack.FakeSlack;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two notifiers, each in a process of its own: the one that began last works. */
@Tag("broker")
@Tag("process")
class NotifierTakeoverTest {
    private static final int ALERTS = 300;
    private static final int AT_ONCE = 10;

    private final Stage stage = new Stage().usedBefore();
    private final FakePagerDuty pagerDuty = new FakePagerDuty(StandInChannels.ROUTING_KEY);
    private final FakeSlack slack = new FakeSlack();
    private final CountDownLatch middle = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    NotifierTakeoverTest() throws Exception {}

    @AfterEach
    void stop() {
        begun.countDown();
        pagerDuty.close();
        slack.close();
        stage.close();
    }

    @Test
    void takesUpWhatAnotherOneWasTellingAndEndsIt() throws Exception {
        IntStream.range(0, ALERTS).forEach(i -> stage.alert(now(Findings.opened("a" + i))));
        pagerDuty.afterAccepting(this::holdInTheMiddle);
        slack.workspace().afterTaking(this::holdToo);

        try (NotifierProcess older = new NotifierProcess(stage, pagerDuty, slack)) {
            middle.await();
            try (NotifierProcess newer = new NotifierProcess(stage, pagerDuty, slack)) {
                newer.begun();
                begun.countDown();
                IntStream.range(0, ALERTS).forEach(i -> stage.alert(now(Findings.closed("a" + i, 2, "ended"))));

                assertThat(older.end()).as("how the older ended").isEqualTo(NotifierMain.TAKEN_OVER);
                Stage.until(
                        this::progress,
                        () -> told("ended, not resolved") >= ALERTS
                                && slack.workspace().count() >= 2 * ALERTS);
                newer.kill();
            }
        }

        assertThat(pagerDuty.incidents())
                .extracting(Incident::key)
                .doesNotHaveDuplicates()
                .hasSize(ALERTS);
        assertThat(pagerDuty.count()).isBetween(2 * ALERTS, 2 * ALERTS + AT_ONCE);
        assertThat(slack.workspace().posts().stream().map(post -> post.metadata("alert") + post.metadata("step")))
                .doesNotHaveDuplicates()
                .hasSize(2 * ALERTS);
    }

    /** The older one waits for an answer while the newer one begins. */
    private void holdInTheMiddle() {
        if (pagerDuty.count() == ALERTS / 2 + AT_ONCE / 2) {
            middle.countDown();
            holdToo();
        }
    }

    /** With nothing to write down meanwhile: who writes in that very moment ends as well, but for reasons that differ. */
    private void holdToo() {
        if (middle.getCount() > 0) {
            return;
        }
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int progress() {
        return pagerDuty.count() + slack.workspace().count();
    }

    private long told(String status) {
        return pagerDuty.accepted().stream()
                .filter(event ->
                        event.at("/payload/custom_details/status").asText().equals(status))
                .count();
    }

    private static ObjectNode now(ObjectNode finding) {
        return Findings.ended(Findings.atOnce(finding), Instant.now());
    }
}
