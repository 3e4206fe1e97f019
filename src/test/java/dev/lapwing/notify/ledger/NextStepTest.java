package dev.lapwing.notify.ledger;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Told;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Step;
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
        assertThat(next(untold(Findings.opened("a")))).contains(Step.OPEN);
    }

    @Test
    void opensAnAlertThatEndedBeforeItCouldBeTold() {
        assertThat(next(untold(Findings.closed("a", 2, "ended")))).contains(Step.OPEN);
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
        Delivery begun = untold(Findings.opened("a")).begun(Step.OPEN, NOW, false);

        assertThat(next(begun.with(Findings.came(Findings.closed("a", 2, "retracted")))))
                .contains(Step.RESOLVE);
        assertThat(next(begun.resolved(DONE))).contains(Step.RESOLVE);
    }

    @Test
    void tellsTheNewestVersionOnce() {
        Delivery newer = told(Findings.opened("a"), Step.OPEN, 1).with(Findings.came(Findings.updated("a", 5)));

        assertThat(next(newer)).contains(Step.UPDATE);
        assertThat(next(newer.told(new Told(Step.UPDATE, 5, "m", NOW, false)))).isEmpty();
    }

    @Test
    void doesNotTakeAnEndForAResolve() {
        Delivery ended = told(Findings.opened("a"), Step.OPEN, 1).with(Findings.came(Findings.closed("a", 2, "ended")));

        assertThat(next(ended)).contains(Step.END);
        assertThat(next(ended.told(new Told(Step.END, 2, "m", NOW, false)))).isEmpty();
    }

    @Test
    void resolvesAtTheEndWhereTheRouteSaysSo() {
        Delivery ended = told(Findings.opened("a"), Step.OPEN, 1).with(Findings.came(Findings.closed("a", 2, "ended")));

        assertThat(NextStep.of(ended, RESOLVING, false, NOW)).contains(Step.RESOLVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retracted", "merged", "superseded"})
    void resolvesWhatWasTakenBack(String ending) {
        assertThat(next(told(Findings.opened("a"), Step.OPEN, 1).with(Findings.came(Findings.closed("a", 2, ending)))))
                .contains(Step.RESOLVE);
    }

    @Test
    void resolvesOnSomebodysWordAlsoAfterTheEnd() {
        Delivery ended = told(Findings.closed("a", 2, "ended"), Step.END, 2);

        assertThat(next(ended.resolved(DONE))).contains(Step.RESOLVE);
    }

    @Test
    void saysNothingMoreAfterTheResolve() {
        Delivery resolved = told(Findings.opened("a"), Step.RESOLVE, 1).resolved(DONE);

        assertThat(next(resolved.with(Findings.came(Findings.updated("a", 2))))).isEmpty();
        assertThat(next(resolved.with(Findings.came(Findings.closed("a", 3, "ended")))))
                .isEmpty();
    }

    @Test
    void remindsWhenTheTimeHasCome() {
        Target reminding = new Target("oncall", false, Optional.of(Duration.ofMinutes(30)), Optional.empty());
        Delivery open = told(Findings.opened("a"), Step.OPEN, 1);

        assertThat(NextStep.of(open, reminding, false, NOW.plusSeconds(1799))).isEmpty();
        assertThat(NextStep.of(open, reminding, false, NOW.plusSeconds(1800))).contains(Step.REPEAT);
    }

    @Test
    void keepsQuietWhileMutedButEndsWhatWasTold() {
        Delivery open = told(Findings.opened("a"), Step.OPEN, 1);

        assertThat(NextStep.of(untold(Findings.opened("a")), PLAIN, true, NOW)).isEmpty();
        assertThat(NextStep.of(open.with(Findings.came(Findings.updated("a", 2))), PLAIN, true, NOW))
                .isEmpty();
        assertThat(NextStep.of(open.with(Findings.came(Findings.closed("a", 2, "ended"))), PLAIN, true, NOW))
                .contains(Step.END);
    }

    @Test
    void saysNothingMoreOfWhatAChannelRefusedForGood() {
        assertThat(next(untold(Findings.opened("a")).givenUp(Step.OPEN))).isEmpty();
        assertThat(next(untold(Findings.closed("a", 2, "ended")).givenUp(Step.OPEN)))
                .isEmpty();
    }

    @Test
    void endsAndResolvesWhatWasToldThoughAnUpdateOfItWasRefusedForGood() {
        Delivery open = told(Findings.updated("a", 2), Step.OPEN, 1).givenUp(Step.UPDATE);

        assertThat(next(open.with(Findings.came(Findings.updated("a", 3))))).isEmpty();
        assertThat(next(open.with(Findings.came(Findings.closed("a", 3, "ended")))))
                .contains(Step.END);
        assertThat(next(open.givenUp(Step.END).resolved(DONE))).contains(Step.RESOLVE);
        assertThat(next(open.givenUp(Step.RESOLVE).resolved(DONE))).isEmpty();
    }

    @Test
    void pagesWhatADigestToldOnlyWhenItGoesOnNow() {
        Delivery history = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW)
                .told(new Told(Step.OPEN, 1, "", NOW, true));

        assertThat(next(history.with(Findings.history(Findings.updated("a", 2)))))
                .isEmpty();
        assertThat(next(history.with(Findings.came(Findings.updated("a", 2))))).contains(Step.UPDATE);
    }

    @Test
    void remindsOfNoHistory() {
        Target reminding = new Target("oncall", false, Optional.of(Duration.ofMinutes(30)), Optional.empty());
        Delivery told = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW)
                .told(new Told(Step.OPEN, 1, "", NOW, true));

        assertThat(NextStep.of(told, reminding, false, NOW.plus(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void endsWhatADigestToldAsOpen() {
        assertThat(next(inDigest(Step.OPEN).with(Findings.came(Findings.closed("a", 2, "ended")))))
                .contains(Step.END);
    }

    @Test
    void doesNotEndOnceMoreWhatADigestToldAsOver() {
        Delivery over = untold(Findings.closed("a", 2, "ended")).told(new Told(Step.END, 2, "", NOW, true));

        assertThat(next(over)).isEmpty();
        assertThat(NextStep.of(over, RESOLVING, false, NOW)).isEmpty();
        assertThat(next(over.resolved(DONE))).contains(Step.RESOLVE);
    }

    @Test
    void keepsWhatMayHaveBeenToldUntilItIsResolved() {
        Delivery gone = untold(Findings.closed("a", 2, "retracted")).begun(Step.RESOLVE, NOW, false);
        Delivery muted = untold(Findings.closed("a", 2, "ended")).begun(Step.OPEN, NOW, false);

        assertThat(next(gone)).contains(Step.RESOLVE);
        assertThat(NextStep.finished(gone, false)).isFalse();
        assertThat(NextStep.finished(muted, true)).isFalse();
    }

    @Test
    void keepsNothingOfWhatWasRefusedForGood() {
        Delivery over = untold(Findings.closed("a", 2, "ended"));

        assertThat(NextStep.finished(over.givenUp(Step.OPEN), false)).isTrue();
        assertThat(NextStep.finished(over.begun(Step.OPEN, NOW, false).givenUp(Step.RESOLVE), false))
                .isTrue();
        assertThat(NextStep.finished(
                        over.told(new Told(Step.OPEN, 1, "m", NOW, false)).givenUp(Step.END), false))
                .isFalse();
    }

    @Test
    void keepsWhatEndedForSomebodyMayYetResolveIt() {
        assertThat(NextStep.finished(told(Findings.closed("a", 2, "ended"), Step.END, 2), false))
                .isFalse();
        assertThat(NextStep.finished(told(Findings.closed("a", 2, "ended"), Step.RESOLVE, 2), false))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"OPEN", "UPDATE", "RESOLVE"})
    void keepsWhatIsStillOpenWhateverWasTold(Step step) {
        assertThat(NextStep.finished(told(Findings.updated("a", 2), step, 2), false))
                .isFalse();
    }

    private static Optional<Step> next(Delivery delivery) {
        return NextStep.of(delivery, PLAIN, false, NOW);
    }

    private static Delivery untold(JsonNode finding) {
        return Delivery.of("oncall", Findings.came(finding), NOW);
    }

    private static Delivery inDigest(Step step) {
        return untold(Findings.opened("a")).told(new Told(step, 1, "", NOW, true));
    }

    private static Delivery told(JsonNode finding, Step step, long rev) {
        return untold(finding).told(new Told(step, rev, "m", NOW, false));
    }
}
