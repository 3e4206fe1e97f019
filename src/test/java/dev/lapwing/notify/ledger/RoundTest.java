package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.channel.Refused;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Told;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Step;
import dev.lapwing.notify.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Instant LATER = NOW.plusSeconds(90);
    private static final Resolution DONE = new Resolution("ana", "blocked the address", NOW);

    private final Ledger ledger = new Ledger(Routing.usual(List.of("oncall"), List.of()));

    @Test
    void remembersSinceWhenItMayHaveBeenToldHoweverOftenItTries() {
        take();
        tries(NOW, Refused.unsure("no answer"));
        tries(LATER, Refused.forNow("nobody listens"));

        assertThat(delivery().intent()).contains(new Delivery.Intent(Step.OPEN, NOW, false));
    }

    @Test
    void knowsThatWhatWasNeverTakenIsNew() {
        take();

        tries(NOW, Refused.forNow("nobody listens"));

        assertThat(delivery().intent()).isEmpty();
    }

    @Test
    void losesNoResolveOfWhatMayHaveBeenTold() {
        take();
        tries(NOW, Refused.unsure("no answer"));
        ledger.resolve("a", DONE);

        tries(NOW, Refused.forNow("nobody listens"));
        assertThat(ledger.next(delivery(), NOW)).contains(Step.RESOLVE);
        tries(NOW, Refused.unsure("no answer"));
        assertThat(ledger.next(delivery(), NOW)).contains(Step.RESOLVE);
        tries(NOW, Refused.forNow("nobody listens"));
        assertThat(ledger.next(delivery(), NOW)).contains(Step.RESOLVE);
    }

    @Test
    void losesNoResolveWhenAnUpdateIsRefusedForGood() {
        take();
        tells("m");
        ledger.accept(Findings.came(Findings.updated("a", 2)), NOW);
        tries(NOW, Refused.forGood("too long"));
        ledger.resolve("a", DONE);

        assertThat(ledger.next(delivery(), NOW)).contains(Step.RESOLVE);
    }

    @Test
    void givesAnAlertThatADigestToldTheFirstMessageOfItsOwn() {
        take();
        comes(new Work.Together("old", List.of(delivery())), "digest");
        ledger.accept(Findings.came(Findings.updated("a", 2)), NOW);
        tells("own");

        assertThat(delivery().told()).contains(new Told(Step.UPDATE, 2, "own", LATER, false, LATER, false));
        ledger.accept(Findings.came(Findings.updated("a", 3)), NOW);
        tells("other");
        assertThat(delivery().told().map(Told::message)).contains("own");
    }

    @Test
    void takesTheEndOfAnAlertForToldThatADigestTellsAsOver() {
        take();
        ledger.accept(Findings.came(Findings.closed("a", 2, "ended")), NOW);

        comes(new Work.Together("old", List.of(delivery())), "");

        assertThat(ledger.next(delivery(), NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void losesNoResolveOfWhatADigestToldAndTheEndHasAMessageOfItsOwn() {
        take();
        comes(new Work.Together("old", List.of(delivery())), "");
        ledger.accept(Findings.came(Findings.closed("a", 2, "ended")), NOW);
        tells("own");
        ledger.look(LATER);

        assertThat(ledger.resolve("a", DONE))
                .singleElement()
                .satisfies(resolved -> assertThat(ledger.next(resolved, LATER)).contains(Step.RESOLVE));
    }

    @Test
    void marksWhatWasNotTriedAsNotBegun() {
        take();
        Work work = begin(NOW);

        new Round(ledger).came(new Outcome(work, false, "", Optional.empty(), NOW));

        assertThat(delivery().intent()).isEmpty();
    }

    private void take() {
        ledger.accept(Findings.came(Findings.opened("a")), NOW);
    }

    private Delivery delivery() {
        return ledger.find("a|oncall").orElseThrow();
    }

    private Work begin(Instant now) {
        Work work = new Work.Single(delivery(), ledger.next(delivery(), now).orElseThrow());
        new Round(ledger).begins(List.of(work), now);
        return work;
    }

    private void tries(Instant now, Refused refused) {
        Work work = begin(now);
        new Round(ledger).came(new Outcome(work, true, "", Optional.of(refused), now));
    }

    private void tells(String message) {
        comes(new Work.Single(delivery(), ledger.next(delivery(), NOW).orElseThrow()), message);
    }

    private void comes(Work work, String message) {
        new Round(ledger).begins(List.of(work), NOW);
        new Round(ledger).came(new Outcome(work, true, message, Optional.empty(), LATER));
    }
}
