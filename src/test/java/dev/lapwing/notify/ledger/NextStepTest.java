package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Target;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextStepTest {
    private static final Target PLAIN = new Target("oncall", false, Optional.empty(), Optional.empty());
    private static final Target RESOLVING = new Target("oncall", true, Optional.empty(), Optional.empty());
    private static final Resolution DONE = new Resolution("ana", "blocked the address", NOW);

    @Test
    void opensWhatNobodyHasHeardOf() {
        assertThat(next(untold(Findings.opened("a")))).contains(NotificationStep.OPEN);
    }

    @Test
    void opensAnAlertThatEndedBeforeItCouldBeTold() {
        assertThat(next(untold(Findings.closed("a", 2, "ended")))).contains(NotificationStep.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retracted", "merged", "superseded"})
    void saysNothingOfWhatWasTakenBackBeforeAnybodyHeardOfIt(String ending) {
        assertThat(next(untold(Findings.closed("a", 2, ending)))).isEmpty();
    }

    @Test
    void saysNothingOfWhatWasResolvedBeforeItWasTold() {
        assertThat(next(untold(Findings.opened("a")).resolved(DONE))).isEmpty();
    }

    @Test
    void resolvesWhatMayHaveBeenToldJustBeforeACrashAndIsGone() {
        Delivery begun = untold(Findings.opened("a")).begun(NotificationStep.OPEN, NOW, false);

        assertThat(next(begun.with(Findings.came(Findings.closed("a", 2, "retracted")))))
                .contains(NotificationStep.RESOLVE);
        assertThat(next(begun.resolved(DONE))).contains(NotificationStep.RESOLVE);
    }

    @Test
    void tellsTheNewestVersionOnce() {
        Delivery newer =
                told(Findings.opened("a"), NotificationStep.OPEN, 1).with(Findings.came(Findings.updated("a", 5)));

        assertThat(next(newer)).contains(NotificationStep.UPDATE);
        assertThat(next(newer.told(new DeliveryStatus(NotificationStep.UPDATE, 5, "m", NOW, false))))
                .isEmpty();
    }

    @Test
    void doesNotTakeAnEndForAResolve() {
        Delivery ended = told(Findings.opened("a"), NotificationStep.OPEN, 1)
                .with(Findings.came(Findings.closed("a", 2, "ended")));

        assertThat(next(ended)).contains(NotificationStep.END);
        assertThat(next(ended.told(new DeliveryStatus(NotificationStep.END, 2, "m", NOW, false))))
                .isEmpty();
    }

    @Test
    void resolvesAtTheEndWhereTheRouteSaysSo() {
        Delivery ended = told(Findings.opened("a"), NotificationStep.OPEN, 1)
                .with(Findings.came(Findings.closed("a", 2, "ended")));

        assertThat(NextStep.of(ended, RESOLVING, false, NOW)).contains(NotificationStep.RESOLVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retracted", "merged", "superseded"})
    void resolvesWhatWasTakenBack(String ending) {
        assertThat(next(told(Findings.opened("a"), NotificationStep.OPEN, 1)
                        .with(Findings.came(Findings.closed("a", 2, ending)))))
                .contains(NotificationStep.RESOLVE);
    }

    @Test
    void resolvesOnSomebodysWordAlsoAfterTheEnd() {
        Delivery ended = told(Findings.closed("a", 2, "ended"), NotificationStep.END, 2);

        assertThat(next(ended.resolved(DONE))).contains(NotificationStep.RESOLVE);
    }

    @Test
    void saysNothingMoreAfterTheResolve() {
        Delivery resolved =
                told(Findings.opened("a"), NotificationStep.RESOLVE, 1).resolved(DONE);

        assertThat(next(resolved.with(Findings.came(Findings.updated("a", 2))))).isEmpty();
        assertThat(next(resolved.with(Findings.came(Findings.closed("a", 3, "ended")))))
                .isEmpty();
    }

    @Test
    void remindsWhenTheTimeHasCome() {
        Target reminding = new Target("oncall", false, Optional.of(Duration.ofMinutes(30)), Optional.empty());
        Delivery open = told(Findings.opened("a"), NotificationStep.OPEN, 1);

        assertThat(NextStep.of(open, reminding, false, NOW.plusSeconds(1799))).isEmpty();
        assertThat(NextStep.of(open, reminding, false, NOW.plusSeconds(1800))).contains(NotificationStep.REPEAT);
    }

    @Test
    void keepsQuietWhileMutedButEndsWhatWasTold() {
        Delivery open = told(Findings.opened("a"), NotificationStep.OPEN, 1);

        assertThat(NextStep.of(untold(Findings.opened("a")), PLAIN, true, NOW)).isEmpty();
        assertThat(NextStep.of(open.with(Findings.came(Findings.updated("a", 2))), PLAIN, true, NOW))
                .isEmpty();
        assertThat(NextStep.of(open.with(Findings.came(Findings.closed("a", 2, "ended"))), PLAIN, true, NOW))
                .contains(NotificationStep.END);
    }

    @Test
    void saysNothingMoreOfWhatAChannelRefusedForGood() {
        assertThat(next(untold(Findings.opened("a")).givenUp(NotificationStep.OPEN)))
                .isEmpty();
        assertThat(next(untold(Findings.closed("a", 2, "ended")).givenUp(NotificationStep.OPEN)))
                .isEmpty();
    }

    @Test
    void endsAndResolvesWhatWasToldThoughAnUpdateOfItWasRefusedForGood() {
        Delivery open = told(Findings.updated("a", 2), NotificationStep.OPEN, 1).givenUp(NotificationStep.UPDATE);

        assertThat(next(open.with(Findings.came(Findings.updated("a", 3))))).isEmpty();
        assertThat(next(open.with(Findings.came(Findings.closed("a", 3, "ended")))))
                .contains(NotificationStep.END);
        assertThat(next(open.givenUp(NotificationStep.END).resolved(DONE))).contains(NotificationStep.RESOLVE);
        assertThat(next(open.givenUp(NotificationStep.RESOLVE).resolved(DONE))).isEmpty();
    }

    @Test
    void pagesWhatABatchToldOnlyWhenItGoesOnNow() {
        Delivery history = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW)
                .told(new DeliveryStatus(NotificationStep.OPEN, 1, "", NOW, true));

        assertThat(next(history.with(Findings.history(Findings.updated("a", 2)))))
                .isEmpty();
        assertThat(next(history.with(Findings.came(Findings.updated("a", 2))))).contains(NotificationStep.UPDATE);
    }

    @Test
    void remindsOfNoHistory() {
        Target reminding = new Target("oncall", false, Optional.of(Duration.ofMinutes(30)), Optional.empty());
        Delivery told = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW)
                .told(new DeliveryStatus(NotificationStep.OPEN, 1, "", NOW, true));

        assertThat(NextStep.of(told, reminding, false, NOW.plus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void endsWhatABatchToldAsOpen() {
        assertThat(next(inDigest(NotificationStep.OPEN).with(Findings.came(Findings.closed("a", 2, "ended")))))
                .contains(NotificationStep.END);
    }

    @Test
    void doesNotEndOnceMoreWhatABatchToldAsOver() {
        Delivery over = untold(Findings.closed("a", 2, "ended"))
                .told(new DeliveryStatus(NotificationStep.END, 2, "", NOW, true));

        assertThat(next(over)).isEmpty();
        assertThat(NextStep.of(over, RESOLVING, false, NOW)).isEmpty();
        assertThat(next(over.resolved(DONE))).contains(NotificationStep.RESOLVE);
    }

    @Test
    void keepsWhatMayHaveBeenToldUntilItIsResolved() {
        Delivery gone = untold(Findings.closed("a", 2, "retracted")).begun(NotificationStep.RESOLVE, NOW, false);
        Delivery muted = untold(Findings.closed("a", 2, "ended")).begun(NotificationStep.OPEN, NOW, false);

        assertThat(next(gone)).contains(NotificationStep.RESOLVE);
        assertThat(NextStep.finished(gone, false)).isFalse();
        assertThat(NextStep.finished(muted, true)).isFalse();
    }

    @Test
    void keepsNothingOfWhatWasRefusedForGood() {
        Delivery over = untold(Findings.closed("a", 2, "ended"));

        assertThat(NextStep.finished(over.givenUp(NotificationStep.OPEN), false))
                .isTrue();
        assertThat(NextStep.finished(
                        over.begun(NotificationStep.OPEN, NOW, false).givenUp(NotificationStep.RESOLVE), false))
                .isTrue();
        assertThat(NextStep.finished(
                        over.told(new DeliveryStatus(NotificationStep.OPEN, 1, "m", NOW, false))
                                .givenUp(NotificationStep.END),
                        false))
                .isFalse();
    }

    @Test
    void keepsWhatEndedForSomebodyMayYetResolveIt() {
        assertThat(NextStep.finished(told(Findings.closed("a", 2, "ended"), NotificationStep.END, 2), false))
                .isFalse();
        assertThat(NextStep.finished(told(Findings.closed("a", 2, "ended"), NotificationStep.RESOLVE, 2), false))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = NotificationStep.class,
            names = {"OPEN", "UPDATE", "RESOLVE"})
    void keepsWhatIsStillOpenWhateverWasTold(NotificationStep step) {
        assertThat(NextStep.finished(told(Findings.updated("a", 2), step, 2), false))
                .isFalse();
    }

    private static Optional<NotificationStep> next(Delivery delivery) {
        return NextStep.of(delivery, PLAIN, false, NOW);
    }

    private static Delivery untold(JsonNode finding) {
        return Delivery.of("oncall", Findings.came(finding), NOW);
    }

    private static Delivery inDigest(NotificationStep step) {
        return untold(Findings.opened("a")).told(new DeliveryStatus(step, 1, "", NOW, true));
    }

    private static Delivery told(JsonNode finding, NotificationStep step, long rev) {
        return untold(finding).told(new DeliveryStatus(step, rev, "m", NOW, false));
    }
}
