package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom alerts of one incident wake, in a channel that wakes for each message that was not open there: as PagerDuty does. */
class WakingTest {
    private final DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of(), List.of("oncall")));
    private final Set<String> open = new LinkedHashSet<>();
    private final List<String> woke = new ArrayList<>();
    private Instant now = NOW;

    @Test
    void wakesForTheNextCriticalAlertThoughSomethingMilderOfTheIncidentIsStillOpen() {
        opens("milder", Severity.MEDIUM);
        opens("critical", Severity.CRITICAL);
        resolve("critical");

        opens("again", Severity.CRITICAL);

        assertThat(woke).containsExactly("milder", "critical", "again");
    }

    @Test
    void wakesForTheNextCriticalAlertThoughSomethingMilderIsOpenInTheMessageOfTheResolvedOne() {
        opens("critical", Severity.CRITICAL);
        opens("milder", Severity.MEDIUM);
        resolve("critical");

        opens("again", Severity.CRITICAL);

        assertThat(woke).containsExactly("critical", "again");
    }

    @Test
    void wakesAnewWhereAllWasResolvedLongAfterItsEnd() {
        opens("critical", Severity.CRITICAL);
        ledger.accept(
                Findings.came(Findings.severity(Findings.closed("critical", 2, "ended"), Severity.CRITICAL), now), now);
        passes(Threads.WHILE.plusMinutes(2));
        assertThat(ledger.past()).isOne();
        resolve("critical");

        opens("milder", Severity.MEDIUM);
        opens("again", Severity.CRITICAL);

        assertThat(woke).containsExactly("critical", "milder", "again");
    }

    @Test
    void wakesForAnAlertThatIsAsBadWhenNothingWasNewForAWhile() {
        opens("first", Severity.HIGH);
        opens("beside", Severity.HIGH);
        passes(Threads.WHILE.plusMinutes(2));

        opens("later", Severity.HIGH);

        assertThat(woke).containsExactly("first", "later");
    }

    private void opens(String id, Severity severity) {
        ObjectNode finding = Findings.severity(Findings.by(Findings.opened(id), "rule of " + id), severity);
        ledger.accept(Findings.came(finding, now), now);
        passes(Duration.ofMinutes(1));
    }

    private void resolve(String id) {
        ledger.resolve(id, new Resolution("ana", "done", now));
        passes(Duration.ofMinutes(1));
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
            works.forEach(work ->
                    round.came(new SendResult(work, true, tell((SendTask.Single) work), Optional.empty(), now)));
        }
    }

    private String tell(SendTask.Single work) {
        Company company = work.company();
        String id = work.delivery().alert().id();
        boolean own = company.joins()
                && company.aloud()
                && work.delivery().alert().severity().compareTo(Severity.HIGH) >= 0;
        String there = work.message().isEmpty() ? work.delivery().alert().thread() : work.message();
        String message = own ? id : there;
        if (work.step() == NotificationStep.RESOLVE && company.last()) {
            open.remove(message);
        } else if (open.add(message)) {
            woke.add(id);
        }
        return message;
    }
}
