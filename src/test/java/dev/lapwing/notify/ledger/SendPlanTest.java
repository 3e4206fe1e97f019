package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertPlace;
import dev.lapwing.notify.message.Arrival;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Routing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendPlanTest {
    private static final Instant SOON = NOW.plus(Gathering.GATHER);

    private final DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of("oncall"), List.of()));

    @Test
    void tellsAlertsOneByOneInTheOrderInWhichTheyCame() {
        take(3, "a", NOW);

        assertThat(plan(2, SOON))
                .extracting(work -> work.about().get(0).alert().id())
                .containsExactly("a0", "a1");
    }

    @Test
    void tellsTheWorstFirstAndOfOneLevelTheOldest() {
        ledger.accept(Findings.came(alert("m", Severity.MEDIUM)), NOW);
        ledger.accept(Findings.came(alert("h2", Severity.HIGH)), NOW.plusSeconds(1));
        ledger.accept(Findings.came(alert("h1", Severity.HIGH)), NOW);
        ledger.accept(Findings.came(alert("c", Severity.CRITICAL)), NOW.plusSeconds(2));

        assertThat(ids(plan(9, SOON))).containsExactly("c");
        ledger.keep(told("c|oncall"));
        assertThat(ids(plan(9, SOON))).containsExactly("h1", "h2");
    }

    @Test
    void tellsThoseThatCameAtOnceInTheOrderInWhichTheyWereWritten() {
        ledger.accept(written(alert("z", Severity.CRITICAL), 7), NOW);
        ledger.accept(written(alert("a", Severity.CRITICAL), 8), NOW);

        assertThat(ids(plan(9, NOW))).containsExactly("z", "a");
    }

    @Test
    void holdsBackForSecondsWhatIsNotCriticalSoThatTheWorstOfAnAttackComesFirst() {
        ledger.accept(Findings.came(alert("h", Severity.HIGH)), NOW);

        assertThat(plan(1, NOW.plus(Timetable.HOLD).minusMillis(1))).isEmpty();
        assertThat(ids(plan(1, NOW.plus(Timetable.HOLD)))).containsExactly("h");
    }

    @Test
    void tellsHistoryTogetherOnceAllOfItWasRead() {
        for (int i = 0; i < 5; i++) {
            ledger.accept(Findings.history(Findings.opened("h" + i)), NOW);
        }

        assertThat(plan(1, SOON)).isEmpty();
        ledger.historyIsRead(true);
        assertThat(plan(1, SOON))
                .singleElement()
                .isInstanceOfSatisfying(
                        SendTask.Gathered.class,
                        work -> assertThat(work.gathering().alerts()).isEqualTo(5));
    }

    @Test
    void doesNotLetHistoryHoldUpWhatHappensNow() {
        ledger.accept(Findings.history(Findings.opened("h")), NOW);
        take(1, "a", NOW);

        assertThat(ids(plan(1, SOON))).containsExactly("a0");
    }

    @Test
    void tellsABacklogTogetherOnlyWhenItIsLongAndOld() {
        take(SendPlan.MANY, "a", NOW);
        Instant later = NOW.plus(SendPlan.WAITED).plusMillis(1);

        assertThat(plan(1, later)).first().isInstanceOf(SendTask.Single.class);
        take(1, "b", NOW);
        assertThat(plan(1, NOW.plus(SendPlan.WAITED))).first().isInstanceOf(SendTask.Single.class);
        assertThat(plan(1, later)).singleElement().isInstanceOf(SendTask.Together.class);
        assertThat(plan(1, later).get(0).about()).hasSize(SendPlan.MANY + 1);
    }

    @Test
    void tellsABatchThatMayBeThereAlreadyInTheSameCompany() {
        take(SendPlan.MANY + 1, "a", NOW);
        Instant later = NOW.plus(SendPlan.WAITED).plusMillis(1);
        SendTask batch = plan(1, later).get(0);
        new LedgerChanges(ledger).begins(List.of(batch), later);
        take(5, "b", NOW);

        assertThat(plan(1, later.plusSeconds(60)))
                .singleElement()
                .satisfies(again -> assertThat(again.about()).hasSize(SendPlan.MANY + 1));
    }

    @Test
    void blamesNoChannelForWhatQuietHoursHeldBack() {
        take(SendPlan.MANY + 1, "a", NOW);

        assertThat(plan(1, NOW.plus(SendPlan.WAITED).plusMillis(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        SendTask.Together.class,
                        work -> assertThat(work.reason()).contains("quiet hours", "a mute"));
    }

    private static ObjectNode alert(String id, Severity level) {
        return Findings.severity(Findings.apart(Findings.opened(id)), level);
    }

    private Delivery told(String key) {
        return ledger.find(key).orElseThrow().told(new DeliveryStatus(NotificationStep.OPEN, 1, "", NOW, false));
    }

    private static List<String> ids(List<SendTask> works) {
        return works.stream().map(work -> work.about().get(0).alert().id()).toList();
    }

    private List<SendTask> plan(int most, Instant now) {
        ledger.look(now);
        return SendPlan.of(ledger, "oncall", most, now);
    }

    private void take(int alerts, String prefix, Instant now) {
        for (int i = 0; i < alerts; i++) {
            ledger.accept(Findings.came(alert(prefix + i, Severity.HIGH)), now);
        }
    }

    private static Arrival written(ObjectNode finding, long offset) {
        return Arrival.of(finding, new AlertPlace(0, offset), NOW, false);
    }
}
