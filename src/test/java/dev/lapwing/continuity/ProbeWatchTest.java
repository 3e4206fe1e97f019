package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static dev.lapwing.continuity.poll.Polls.row;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeWatchTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> MISSING = List.of("probe_missing 1");

    @Test
    void tellsAProbeThatIsOlderThanElevenMinutes() {
        assertThat(lastTells(at(ofSeconds(661)).probe(ZERO, false))).isEqualTo(MISSING);
    }

    @Test
    void staysQuietWhenAProbeIsExactlyElevenMinutesOld() {
        assertThat(lastTells(at(ofMinutes(11)).probe(ZERO, false))).isEmpty();
    }

    @Test
    void tellsAProbeThatALaterRowOvertook() {
        assertThat(lastTells(at(ofMinutes(1)).probe(ZERO, false).sees(row("a", ofMillis(30_001)))))
                .isEqualTo(MISSING);
    }

    @Test
    void staysQuietWhenTheLaterRowIsExactlyHalfAMinuteLater() {
        assertThat(lastTells(at(ofMinutes(1)).probe(ZERO, false).sees(row("a", ofSeconds(30)))))
                .isEmpty();
    }

    @Test
    void comparesByTheClockOfTheConnector() {
        Duration ahead = ofMinutes(3);

        assertThat(eachTells(
                        at(ofSeconds(40))
                                .serverTime(ofSeconds(40).plus(ahead))
                                .probe(ZERO, false)
                                .sees(row("a", ahead.plusSeconds(30))),
                        at(ofSeconds(50))
                                .serverTime(ofSeconds(50).plus(ahead))
                                .probe(ZERO, false)
                                .sees(row("b", ahead.plusSeconds(31)), row("a", ahead.plusSeconds(30)))))
                .containsExactly(NOTHING, MISSING);
    }

    @Test
    void aProbeThatWasSeenIsFine() {
        assertThat(lastTells(at(ofMinutes(20)).probe(ZERO, true))).isEmpty();
    }

    @Test
    void isToldOnceUntilOneIsSeenAgain() {
        assertThat(eachTells(
                        at(ofMinutes(12)).probe(ZERO, false),
                        at(ofMinutes(13)).probe(ZERO, false).probe(ofMinutes(1), false),
                        at(ofMinutes(14)).probe(ofMinutes(13), true).probe(ZERO, false),
                        at(ofMinutes(17)).probe(ofMinutes(2), false)))
                .containsExactly(MISSING, NOTHING, NOTHING, MISSING);
    }

    @Test
    void oneThatIsMissingIsNotToldAgainBecauseALaterOneIsSeen() {
        assertThat(eachTells(
                        at(ofMinutes(12)).probe(ZERO, false).probe(ofMinutes(11), true),
                        at(ofMinutes(13)).probe(ZERO, false).probe(ofMinutes(12), true)))
                .containsExactly(MISSING, NOTHING);
    }

    @Test
    void afterALaterOneWasSeenTheNextOneThatIsMissingIsToldAgain() {
        assertThat(eachTells(
                        at(ofMinutes(12)).probe(ZERO, false).probe(ofMinutes(11), true),
                        at(ofMinutes(16)).probe(ofMinutes(4), false)))
                .containsExactly(MISSING, MISSING);
    }

    @Test
    void whileTheLogCannotBeReadNoProbeIsMissed() {
        assertThat(lastTells(at(ofMinutes(12)).failed(0, "timeout").probe(ZERO, false)))
                .isEmpty();
    }
}
