package dev.lapwing.continuity.poll;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastReasons;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogSettingsTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> REDUCED = List.of("logging_reduced 1");

    @Test
    void tellsALevelAboveThatOfRequestsWhenItIsFirstSeen() {
        assertThat(lastReasons(poll(0).minLevel(4))).containsExactly("minLevel is 4");
    }

    @Test
    void tellsALevelOnceAndAgainWhenItRisesOrComesBack() {
        assertThat(eachTells(
                        poll(0).minLevel(0),
                        poll(1).minLevel(4),
                        poll(2).minLevel(4),
                        poll(3),
                        poll(4).minLevel(9),
                        poll(5).minLevel(4),
                        poll(6).minLevel(0),
                        poll(7).minLevel(4)))
                .containsExactly(NOTHING, REDUCED, NOTHING, NOTHING, REDUCED, NOTHING, NOTHING, REDUCED);
    }

    @Test
    void aLevelThatKeepsRequestsIsQuiet() {
        assertThat(lastTells(poll(0).minLevel(-4), poll(1).minLevel(0))).isEmpty();
    }

    @Test
    void tellsThatNothingIsKeptOnceUntilItIsChangedBack() {
        assertThat(eachTells(poll(0).maxDays(0), poll(1).maxDays(0), poll(2).maxDays(7), poll(3).maxDays(0)))
                .containsExactly(REDUCED, NOTHING, NOTHING, REDUCED);
    }

    @Test
    void aShorterRetentionIsQuiet() {
        assertThat(lastTells(poll(0).maxDays(7), poll(1).maxDays(1))).isEmpty();
    }

    @Test
    void tellsThatAccountsAreNoLongerLoggedEachTimeItIsTurnedOff() {
        assertThat(eachTells(
                        poll(0).logAuthId(true),
                        poll(1).logAuthId(false),
                        poll(2).logAuthId(false),
                        poll(3).logAuthId(true),
                        poll(4).logAuthId(false)))
                .containsExactly(NOTHING, REDUCED, NOTHING, NOTHING, REDUCED);
    }

    @Test
    void accountsThatWereNeverLoggedAreQuiet() {
        assertThat(lastTells(poll(0).logAuthId(false))).isEmpty();
    }

    private static Polls poll(int number) {
        return at(ofSeconds(10L * number));
    }
}
