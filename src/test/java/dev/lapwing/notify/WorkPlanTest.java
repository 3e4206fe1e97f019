package dev.lapwing.notify;

import static dev.lapwing.notify.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkPlanTest {
    private final Ledger ledger = new Ledger(Routing.usual(List.of("oncall"), List.of()));

    @Test
    void tellsAlertsOneByOneInTheOrderInWhichTheyCame() {
        take(3, "a", NOW);

        assertThat(plan(2, NOW))
                .extracting(work -> work.about().get(0).alert().id())
                .containsExactly("a0", "a1");
    }

    @Test
    void tellsHistoryTogetherOnceNoMoreOfItComes() {
        for (int i = 0; i < 5; i++) {
            ledger.accept(Findings.ended(Findings.opened("h" + i), NOW.minusSeconds(7200)), NOW);
        }

        assertThat(plan(1, NOW)).isEmpty();
        List<Work> later = plan(1, NOW.plus(WorkPlan.GATHER));
        assertThat(later).hasSize(1);
        assertThat(later.get(0)).isInstanceOf(Work.Together.class);
        assertThat(later.get(0).about()).hasSize(5);
    }

    @Test
    void tellsHistoryThatNeverCeasesToComeAfterAWhile() {
        ledger.accept(Findings.ended(Findings.opened("first"), NOW.minusSeconds(7200)), NOW);
        Instant later = NOW.plus(WorkPlan.WAITED);
        ledger.accept(Findings.ended(Findings.opened("last"), NOW.minusSeconds(7200)), later);

        assertThat(plan(1, later)).isEmpty();
        assertThat(plan(1, later.plusMillis(1))).singleElement().isInstanceOf(Work.Together.class);
    }

    @Test
    void doesNotLetHistoryHoldUpWhatHappensNow() {
        ledger.accept(Findings.ended(Findings.opened("h"), NOW.minusSeconds(7200)), NOW);
        take(1, "a", NOW);

        assertThat(plan(1, NOW))
                .extracting(work -> work.about().get(0).alert().id())
                .containsExactly("a0");
    }

    @Test
    void tellsABacklogTogetherOnlyWhenItIsLongAndOld() {
        take(WorkPlan.MANY, "a", NOW);
        Instant later = NOW.plus(WorkPlan.WAITED).plusMillis(1);

        assertThat(plan(1, later)).first().isInstanceOf(Work.Single.class);
        take(1, "b", NOW);
        assertThat(plan(1, NOW.plus(WorkPlan.WAITED))).first().isInstanceOf(Work.Single.class);
        assertThat(plan(1, later)).singleElement().isInstanceOf(Work.Together.class);
        assertThat(plan(1, later).get(0).about()).hasSize(WorkPlan.MANY + 1);
    }

    @Test
    void doesNotGatherHistoryForEver() {
        JsonNode longAgo = Findings.ended(Findings.opened("h"), NOW.minusSeconds(7200));
        ledger.accept(longAgo, NOW);
        Instant later = NOW.plus(WorkPlan.WAITED).plusMillis(1);
        ledger.accept(Findings.ended(Findings.opened("i"), NOW.minusSeconds(7200)), later);

        assertThat(plan(1, later)).singleElement().isInstanceOf(Work.Together.class);
    }

    @Test
    void tellsADigestThatMayBeThereAlreadyInTheSameCompany() {
        take(WorkPlan.MANY + 1, "a", NOW);
        Instant later = NOW.plus(WorkPlan.WAITED).plusMillis(1);
        Work digest = plan(1, later).get(0);
        new Round(ledger).begins(List.of(digest), later);
        take(5, "b", NOW);

        assertThat(plan(1, later.plusSeconds(60)))
                .singleElement()
                .satisfies(again -> assertThat(again.about()).hasSize(WorkPlan.MANY + 1));
    }

    @Test
    void blamesNoChannelForWhatQuietHoursHeldBack() {
        take(WorkPlan.MANY + 1, "a", NOW);

        assertThat(plan(1, NOW.plus(WorkPlan.WAITED).plusMillis(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Work.Together.class, work -> assertThat(work.reason()).contains("quiet hours", "a mute"));
    }

    private List<Work> plan(int most, Instant now) {
        return WorkPlan.of(ledger, "oncall", most, now);
    }

    private void take(int alerts, String prefix, Instant now) {
        for (int i = 0; i < alerts; i++) {
            ledger.accept(Findings.opened(prefix + i), now);
        }
    }
}
