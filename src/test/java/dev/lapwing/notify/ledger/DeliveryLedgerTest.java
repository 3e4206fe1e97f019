package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Entity;
import dev.lapwing.notify.route.Route;
import dev.lapwing.notify.route.Routing;
import dev.lapwing.text.WeekHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {
    private static final Resolution DONE = new Resolution("ana", "blocked the address", NOW);

    private final DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of("oncall"), List.of("chat")));

    @Test
    void sendsWhatIsHighToWhoIsOnCallAndToTheChat() {
        assertThat(ledger.accept(Findings.came(Findings.opened("a")), NOW))
                .extracting(Delivery::channel)
                .containsExactly("oncall", "chat");
    }

    @Test
    void sendsWhatIsMediumToTheChatOnly() {
        assertThat(ledger.accept(Findings.came(Findings.severity(Findings.opened("a"), Severity.MEDIUM)), NOW))
                .extracting(Delivery::channel)
                .containsExactly("chat");
    }

    @Test
    void leavesWhatIsLowInTheTopic() {
        assertThat(ledger.accept(Findings.came(Findings.severity(Findings.opened("a"), Severity.LOW)), NOW))
                .isEmpty();
    }

    @Test
    void changesNothingForAVersionThatCameBefore() {
        ledger.accept(Findings.came(Findings.updated("a", 3)), NOW);

        assertThat(ledger.accept(Findings.came(Findings.updated("a", 2)), NOW)).isEmpty();
    }

    @Test
    void pagesForWhatHappenedLongBeforeItWasTold() {
        JsonNode late = Findings.ended(Findings.opened("a"), NOW.minus(Duration.ofHours(47)));

        Delivery delivery = ledger.accept(Findings.came(late), NOW).get(0);

        assertThat(delivery.channel()).isEqualTo("oncall");
        assertThat(delivery.old()).isFalse();
        assertThat(ledger.next(delivery, NOW)).contains(NotificationStep.OPEN);
    }

    @Test
    void countsWhatWasWrittenBeforeTheFirstNotifierBegan() {
        JsonNode justNow = Findings.opened("a");

        assertThat(ledger.accept(Findings.history(justNow), NOW)).isEmpty();
        assertThat(ledger.gatherings().in("oncall"))
                .extracting(Gathering::kind, Gathering::alerts)
                .containsExactly(tuple(Gathering.Kind.HISTORY, 1L));
    }

    @Test
    void tellsOfHistoryByItselfWhatIsCriticalAndGoesOnOnceAllOfItWasRead() {
        JsonNode goesOn = Findings.severity(Findings.opened("a"), Severity.CRITICAL);
        JsonNode isOver = Findings.severity(Findings.opened("b"), Severity.CRITICAL);
        ledger.accept(Findings.history(goesOn), NOW);
        ledger.accept(Findings.history(isOver), NOW);
        ledger.look(NOW);
        assertThat(ledger.ready("oncall")).isEmpty();

        ledger.accept(Findings.history(Findings.closed("b", 2, "ended")), NOW);
        ledger.historyIsRead(true);
        ledger.look(NOW);

        assertThat(ledger.ready("oncall").keySet()).extracting(Delivery::key).containsExactly("a|oncall");
    }

    @Test
    void saysNothingOfTheEndOfWhatItDidNotTell() {
        assertThat(ledger.accept(Findings.came(Findings.closed("a", 7, "ended")), NOW))
                .isEmpty();
    }

    @Test
    void doesNotTellAnAlertThatWasResolvedBeforeItCame() {
        ledger.resolve("a", DONE);

        assertThat(ledger.accept(Findings.came(Findings.opened("a")), NOW)).isEmpty();
    }

    @Test
    void tellsAMutedAlertOnceTheMuteIsOver() {
        ledger.mute("m", Optional.of(mute(NOW.plusSeconds(60))));
        Delivery delivery =
                ledger.accept(Findings.came(Findings.opened("a")), NOW).get(0);

        assertThat(ledger.next(delivery, NOW)).isEmpty();
        assertThat(ledger.next(delivery, NOW.plusSeconds(60))).contains(NotificationStep.OPEN);
    }

    @Test
    void tellsEachMuteThatIsOverOnce() {
        ledger.mute("m", Optional.of(mute(NOW)));

        assertThat(ledger.expired(NOW)).extracting(Mute::id).containsExactly("m");
        assertThat(ledger.expired(NOW)).isEmpty();
    }

    @Test
    void pagesForHistoryThatGoesOn() {
        ledger.accept(Findings.history(Findings.opened("a")), NOW);

        assertThat(ledger.accept(Findings.came(Findings.updated("a", 2)), NOW))
                .extracting(Delivery::old)
                .containsOnly(false);
    }

    @Test
    void pagesNobodyForAnExposureThatStoodThereBefore() {
        assertThat(ledger.accept(Findings.came(Findings.standing(Findings.opened("a"))), NOW))
                .extracting(Delivery::channel)
                .containsExactly("chat");
    }

    @Test
    void pagesForAStandingExposureWhereARouteSaysSo() {
        DeliveryLedger written = new DeliveryLedger(escalating(Optional.empty()));

        assertThat(written.accept(Findings.came(Findings.standing(Findings.opened("a"))), NOW))
                .extracting(Delivery::channel)
                .containsExactly("oncall");
    }

    @Test
    void forgetsWhatClosedUnheardWhileMuted() {
        ledger.mute("m", Optional.of(mute(NOW.plusSeconds(60))));
        ledger.accept(Findings.came(Findings.opened("a")), NOW);
        ledger.accept(Findings.came(Findings.closed("a", 2, "ended")), NOW);
        ledger.look(NOW);

        assertThat(ledger.forget(NOW)).containsExactlyInAnyOrder("a|oncall", "a|chat");
    }

    @Test
    void keepsWhatIsBeingToldThoughItClosesAndIsMuted() {
        Delivery begun =
                ledger.accept(Findings.came(Findings.opened("a")), NOW).get(0).begun(NotificationStep.OPEN, NOW, false);
        ledger.keep(begun);
        ledger.mute("m", Optional.of(mute(NOW.plusSeconds(60))));
        ledger.accept(Findings.came(Findings.closed("a", 2, "ended")), NOW);
        ledger.look(NOW);

        assertThat(ledger.forget(NOW)).doesNotContain(begun.key());
    }

    @Test
    void callsOthersWhenAnAlertStaysOpen() {
        DeliveryLedger ledger = new DeliveryLedger(escalating(Optional.empty()));
        Delivery open = ledger.accept(Findings.came(Findings.opened("a")), NOW.minusSeconds(3000))
                .get(0);
        ledger.keep(open.told(new DeliveryStatus(NotificationStep.OPEN, 1, "m", NOW, false)
                .then(NotificationStep.REPEAT, 1, "", NOW.plusSeconds(600))));

        assertThat(ledger.look(NOW.plusSeconds(899))).isEmpty();
        assertThat(ledger.look(NOW.plusSeconds(900)))
                .extracting(Delivery::channel)
                .containsExactly("boss");
        assertThat(ledger.look(NOW.plusSeconds(901))).isEmpty();
    }

    @Test
    void callsNobodyForHistoryFromABatch() {
        DeliveryLedger ledger = new DeliveryLedger(escalating(Optional.empty()));
        Delivery old = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW);
        ledger.keep(old.told(new DeliveryStatus(NotificationStep.OPEN, 1, "", NOW, true)));

        assertThat(ledger.look(NOW.plusSeconds(900))).isEmpty();
    }

    @Test
    void callsNobodyWhileThoseWhoAreAskedFirstHaveNotBeenTold() {
        DeliveryLedger ledger = new DeliveryLedger(escalating(Optional.empty()));
        Delivery inChat = Delivery.of("chat", Findings.came(Findings.opened("a")), NOW);
        ledger.keep(inChat.told(new DeliveryStatus(NotificationStep.OPEN, 1, "m", NOW, false)));

        assertThat(ledger.look(NOW.plusSeconds(900))).isEmpty();
    }

    @Test
    void tellsThoseWhoAreCalledLaterAsTheRouteSays() {
        WeekHours night = WeekHours.parse("11:00-13:00").orElseThrow();
        DeliveryLedger ledger = new DeliveryLedger(escalating(Optional.of(night)));

        assertThat(ledger.next(Delivery.of("boss", Findings.came(Findings.opened("a")), NOW), NOW))
                .isEmpty();
    }

    @Test
    void resolvesInQuietHoursWhatWasToldBefore() {
        WeekHours night = WeekHours.parse("11:00-13:00").orElseThrow();
        DeliveryLedger ledger = new DeliveryLedger(escalating(Optional.of(night)));
        Delivery told = Delivery.of("oncall", Findings.came(Findings.opened("a")), NOW)
                .told(new DeliveryStatus(NotificationStep.OPEN, 1, "m", NOW, false));

        assertThat(ledger.next(told.with(Findings.came(Findings.closed("a", 2, "ended"))), NOW))
                .isEmpty();
        assertThat(ledger.next(told.resolved(DONE), NOW)).contains(NotificationStep.RESOLVE);
    }

    @Test
    void saysWhyNobodyIsToldAndNothingOfWhatWasResolvedBefore() {
        ledger.mute("m", Optional.of(mute(NOW.plusSeconds(60))));
        Delivery muted = ledger.accept(Findings.came(Findings.opened("a")), NOW).get(0);

        assertThat(ledger.heldBack(muted, NOW)).contains("muted");
        assertThat(ledger.heldBack(muted.resolved(DONE), NOW)).isEmpty();
    }

    @Test
    void waitsInQuietHours() {
        WeekHours night = WeekHours.parse("11:00-13:00").orElseThrow();
        DeliveryLedger quiet = new DeliveryLedger(new Routing(List.of(new Route(
                Severity.LOW,
                List.of("P2"),
                List.of("shop"),
                List.of(),
                List.of(Entity.parse("203.0.113.7")),
                List.of("chat"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(night),
                Optional.empty()))));
        Delivery delivery =
                quiet.accept(Findings.came(Findings.opened("a")), NOW).get(0);

        assertThat(quiet.next(delivery, NOW)).isEmpty();
        assertThat(quiet.next(delivery, NOW.plus(Duration.ofHours(1)))).contains(NotificationStep.OPEN);
    }

    private static Routing escalating(Optional<WeekHours> quiet) {
        return new Routing(List.of(new Route(
                Severity.HIGH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("oncall"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Route.Escalation(Duration.ofMinutes(15), List.of("boss"))),
                quiet,
                Optional.empty())));
    }

    private static Mute mute(Instant until) {
        return new Mute(
                "m",
                Optional.of("pocketbase-stuffing"),
                Optional.of(Entity.parse("203.0.113.7")),
                Optional.of("shop"),
                until,
                "ana",
                "load test",
                NOW);
    }
}
