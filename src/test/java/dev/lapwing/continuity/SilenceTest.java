package dev.lapwing.continuity;

import static dev.lapwing.continuity.poll.Polls.at;
import static dev.lapwing.continuity.poll.Polls.eachTells;
import static dev.lapwing.continuity.poll.Polls.lastReasons;
import static dev.lapwing.continuity.poll.Polls.lastTells;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.continuity.poll.Polls;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void tellsAnOutageOnceItHasLastedFiveMinutes() {
        assertThat(lastTells(at(ofMinutes(0)), down(1), down(3), down(6))).containsExactly("source_silent 3");
    }

    @Test
    void staysQuietAMillisecondBeforeFiveMinutes() {
        assertThat(lastTells(down(0), down(3), at(ofMinutes(5).minusMillis(1)).failed(0, "x")))
                .isEmpty();
    }

    @Test
    void tellsAnOutageOnceAndTheNextOneAgain() {
        assertThat(eachTells(down(0), down(5), down(10), at(ofMinutes(11)), down(12), down(16), down(17)))
                .containsExactly(
                        List.of(),
                        List.of("source_silent 2"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("source_silent 3"));
    }

    @Test
    void saysWhatFailed() {
        assertThat(lastReasons(down(0), down(5)))
                .containsExactly("nothing could be read for 5 min: connection refused");
    }

    @Test
    void saysTheStatusWhereNoPhraseIsGiven() {
        assertThat(lastReasons(
                        at(ofMinutes(0)).failed(401, ""), at(ofMinutes(5)).failed(401, "")))
                .containsExactly("nothing could be read for 5 min: status 401");
    }

    @Test
    void tellsThatNoPollCameForMoreThanFiveMinutes() {
        assertThat(lastReasons(at(ofMinutes(0)), at(ofSeconds(423))))
                .containsExactly("the connector said nothing for 7 min 3 s");
    }

    @Test
    void staysQuietWhenThePollBeforeIsExactlyFiveMinutesOld() {
        assertThat(lastTells(at(ofMinutes(0)), at(ofMinutes(5)))).isEmpty();
    }

    @Test
    void tellsEachGapAnew() {
        assertThat(eachTells(at(ofMinutes(0)), at(ofMinutes(6)), at(ofMinutes(7)), at(ofMinutes(13))))
                .containsExactly(List.of(), List.of("heartbeat_missing 1"), List.of(), List.of("heartbeat_missing 1"));
    }

    @Test
    void aPollThatFailedIsASignOfLifeOfTheConnector() {
        assertThat(lastTells(at(ofMinutes(0)), down(4), at(ofMinutes(8)))).isEmpty();
    }

    @Test
    void afterAnOutageTheListingIsComparedWithTheOneBeforeIt() {
        assertThat(lastTells(
                        at(ofMinutes(0)).sees(Polls.rows(ofMinutes(-1), "b", "a")),
                        down(1),
                        at(ofMinutes(2)).sees(Polls.rows(ofMinutes(-1), "a"))))
                .contains("rows_vanished 1");
    }

    private static Polls down(long minute) {
        return at(ofMinutes(minute)).failed(0, "connection refused");
    }
}
