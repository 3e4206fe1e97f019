package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerChangesTest {
    private static final Instant LATER = NOW.plusSeconds(90);
    private static final Resolution DONE = new Resolution("ana", "blocked the address", NOW);

    private final DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of("oncall"), List.of()));

    @Test
    void remembersSinceWhenItMayHaveBeenToldHoweverOftenItTries() {
        take();
        tries(NOW, DeliveryRefused.unsure("no answer"));
        tries(LATER, DeliveryRefused.forNow("nobody listens"));

        assertThat(delivery().intent()).contains(new Delivery.Intent(NotificationStep.OPEN, NOW, false));
    }

    @Test
    void knowsThatWhatWasNeverTakenIsNew() {
        take();

        tries(NOW, DeliveryRefused.forNow("nobody listens"));

        assertThat(delivery().intent()).isEmpty();
    }

    @Test
    void losesNoResolveOfWhatMayHaveBeenTold() {
        take();
        tries(NOW, DeliveryRefused.unsure("no answer"));
        ledger.resolve("a", DONE);

        tries(NOW, DeliveryRefused.forNow("nobody listens"));
        assertThat(ledger.next(delivery(), NOW)).contains(NotificationStep.RESOLVE);
        tries(NOW, DeliveryRefused.unsure("no answer"));
        assertThat(ledger.next(delivery(), NOW)).contains(NotificationStep.RESOLVE);
        tries(NOW, DeliveryRefused.forNow("nobody listens"));
        assertThat(ledger.next(delivery(), NOW)).contains(NotificationStep.RESOLVE);
    }

    @Test
    void losesNoResolveWhenAnUpdateIsRefusedForGood() {
        take();
        tells("m");
        ledger.accept(Findings.came(Findings.updated("a", 2)), NOW);
        tries(NOW, DeliveryRefused.forGood("too long"));
        ledger.resolve("a", DONE);

        assertThat(ledger.next(delivery(), NOW)).contains(NotificationStep.RESOLVE);
    }

    @Test
    void givesAnAlertThatABatchToldTheFirstMessageOfItsOwn() {
        take();
        comes(new SendTask.Together("old", List.of(delivery())), "digest");
        ledger.accept(Findings.came(Findings.updated("a", 2)), NOW);
        tells("own");

        assertThat(delivery().told())
                .contains(new DeliveryStatus(NotificationStep.UPDATE, 2, "own", LATER, false, LATER, false));
        ledger.accept(Findings.came(Findings.updated("a", 3)), NOW);
        tells("other");
        assertThat(delivery().told().map(DeliveryStatus::message)).contains("own");
    }

    @Test
    void takesTheEndOfAnAlertForToldThatABatchTellsAsOver() {
        take();
        ledger.accept(Findings.came(Findings.closed("a", 2, "ended")), NOW);

        comes(new SendTask.Together("old", List.of(delivery())), "");

        assertThat(ledger.next(delivery(), NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void losesNoResolveOfWhatABatchToldAndTheEndHasAMessageOfItsOwn() {
        take();
        comes(new SendTask.Together("old", List.of(delivery())), "");
        ledger.accept(Findings.came(Findings.closed("a", 2, "ended")), NOW);
        tells("own");
        ledger.look(LATER);

        assertThat(ledger.resolve("a", DONE))
                .singleElement()
                .satisfies(resolved -> assertThat(ledger.next(resolved, LATER)).contains(NotificationStep.RESOLVE));
    }

    @Test
    void marksWhatWasNotTriedAsNotBegun() {
        take();
        SendTask work = begin(NOW);

        new LedgerChanges(ledger).came(new SendResult(work, false, "", Optional.empty(), NOW));

        assertThat(delivery().intent()).isEmpty();
    }

    private void take() {
        ledger.accept(Findings.came(Findings.opened("a")), NOW);
    }

    private Delivery delivery() {
        return ledger.find("a|oncall").orElseThrow();
    }

    private SendTask begin(Instant now) {
        SendTask work =
                new SendTask.Single(delivery(), ledger.next(delivery(), now).orElseThrow());
        new LedgerChanges(ledger).begins(List.of(work), now);
        return work;
    }

    private void tries(Instant now, DeliveryRefused refused) {
        SendTask work = begin(now);
        new LedgerChanges(ledger).came(new SendResult(work, true, "", Optional.of(refused), now));
    }

    private void tells(String message) {
        comes(new SendTask.Single(delivery(), ledger.next(delivery(), NOW).orElseThrow()), message);
    }

    private void comes(SendTask work, String message) {
        new LedgerChanges(ledger).begins(List.of(work), NOW);
        new LedgerChanges(ledger).came(new SendResult(work, true, message, Optional.empty(), LATER));
    }
}
