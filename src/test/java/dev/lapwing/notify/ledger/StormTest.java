package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.delivery.DeliveryJson;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one channel is told of many alerts, without a broker. */
class StormTest {
    private DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of(), List.of("oncall")));
    private final List<String> told = new ArrayList<>();
    private Instant now = NOW;

    @Test
    void makesOneMessageThatGrowsOfWhatOneRuleRaisesBeyondAFewInAMinute() {
        for (int i = 0; i < 401; i++) {
            open(Findings.about(Findings.opened("a" + i), "192.0.2." + i));
        }
        open(Findings.severity(Findings.apart(Findings.opened("real")), Severity.CRITICAL));

        passes(Duration.ofMinutes(10));

        assertThat(told).containsExactly("real", "a0", "a1", "a2", "398 together");
    }

    @Test
    void tellsAGrowingStormAFewTimesHoweverLongItLasts() {
        for (int i = 0; i < 2000; i++) {
            open(Findings.about(Findings.opened("a" + i), "192.0.2." + i));
            passes(Duration.ofSeconds(5));
        }

        passes(Duration.ofHours(2));

        assertThat(told).hasSizeLessThan(30).last().asString().endsWith(" together");
        assertThat(ledger.in("oncall")).hasSizeLessThan(Gatherings.FEW + 1);
    }

    @Test
    void tellsEachAlertByItselfWhereARuleRaisesNoMoreThanAFewInAMinute() {
        for (int i = 0; i < 10; i++) {
            open(Findings.about(Findings.opened("a" + i), "192.0.2." + i));
            passes(Duration.ofSeconds(31));
        }

        assertThat(told).hasSize(10).noneMatch(line -> line.endsWith("together"));
    }

    @Test
    void tellsTheWorstOfAnAttackFirstAndTheOthersInItsMessage() {
        open(Findings.severity(Findings.by(Findings.opened("m"), "guessing"), Severity.MEDIUM));
        open(Findings.by(Findings.opened("h"), "stuffing"));
        now = now.plusSeconds(2);
        open(Findings.severity(Findings.by(Findings.opened("c"), "right-password"), Severity.CRITICAL));

        passes(Duration.ofMinutes(1));

        assertThat(told).containsExactly("c", "h joins m-c", "m joins m-c");
    }

    @Test
    void joinsNothingOfAnotherIncident() {
        open(Findings.by(Findings.opened("a"), "guessing"));
        open(Findings.about(Findings.by(Findings.opened("b"), "stuffing"), "192.0.2.1"));
        passes(Duration.ofMinutes(1));

        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void tellsByItselfWhatIsInNoIncident() {
        open(Findings.alone(Findings.by(Findings.opened("a"), "guessing")));
        open(Findings.alone(Findings.by(Findings.opened("b"), "stuffing")));
        passes(Duration.ofMinutes(1));

        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void joinsTheMessageOfItsIncidentHoweverLongAgoThatWasAndIsShownAloudThen() {
        open(Findings.by(Findings.opened("a"), "guessing"));
        passes(Duration.ofMinutes(1));
        open(Findings.by(Findings.opened("b"), "stuffing"));
        passes(Threads.WHILE.plusMinutes(2));
        open(Findings.by(Findings.opened("c"), "scanning"));
        passes(Duration.ofMinutes(1));

        assertThat(told).containsExactly("a", "b joins m-a", "c joins m-a aloud");
    }

    @Test
    void joinsTheMessageOfItsIncidentAfterARestartToo() {
        open(Findings.by(Findings.opened("a"), "guessing"));
        passes(Duration.ofMinutes(1));
        open(Findings.by(Findings.closed("a", 2, "ended"), "guessing"));
        passes(Duration.ofMinutes(1));
        DeliveryLedger before = ledger;
        ledger = new DeliveryLedger(Routing.usual(List.of(), List.of("oncall")));
        before.in("oncall").forEach(delivery -> ledger.restore(DeliveryJson.parse(DeliveryJson.of(delivery.stub()))));

        open(Findings.by(Findings.opened("b"), "stuffing"));
        passes(Duration.ofMinutes(1));

        assertThat(told).last().isEqualTo("b joins m-a");
    }

    @Test
    void tellsAnewWhatComesWhenAllOfItsIncidentWasResolved() {
        open(Findings.by(Findings.opened("a"), "guessing"));
        passes(Duration.ofMinutes(1));
        ledger.resolve("a", new Resolution("ana", "done", now));
        passes(Duration.ofMinutes(1));
        open(Findings.by(Findings.opened("b"), "stuffing"));
        passes(Duration.ofMinutes(1));

        assertThat(told).containsExactly("a", "a", "b");
    }

    @Test
    void tellsWhateverBelongsToAnIncidentThatItTold() {
        open(Findings.by(Findings.opened("a"), "guessing"));
        passes(Duration.ofMinutes(1));
        open(Findings.severity(Findings.by(Findings.opened("b"), "stuffing"), Severity.LOW));
        open(Findings.severity(Findings.apart(Findings.opened("c")), Severity.LOW));
        passes(Duration.ofMinutes(1));

        assertThat(told).containsExactly("a", "b joins m-a");
    }

    private void open(ObjectNode finding) {
        ledger.accept(Findings.came(finding, now), now);
    }

    /** Time in which the channel takes all that it is told. */
    private void passes(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            ledger.look(now);
            List<SendTask> works = SendPlan.of(ledger, "oncall", 10, now);
            LedgerChanges round = new LedgerChanges(ledger);
            round.begins(works, now);
            works.forEach(work -> round.came(tell(work)));
        }
    }

    private SendResult tell(SendTask work) {
        if (work instanceof SendTask.Gathered gathered) {
            told.add(gathered.gathering().alerts() + " together");
            return new SendResult(work, true, "d", Optional.empty(), now);
        }
        SendTask.Single single = (SendTask.Single) work;
        String id = single.delivery().alert().id();
        boolean aloud = single.company().aloud() && !single.company().worse();
        told.add(single.company().joins() ? id + " joins " + single.message() + (aloud ? " aloud" : "") : id);
        String message = single.message().isEmpty() ? "m-" + id : single.message();
        return new SendResult(work, true, message, Optional.empty(), now);
    }
}
