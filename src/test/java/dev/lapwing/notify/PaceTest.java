package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Hand hand = new Hand();
    private final Pace pace = new Pace(Pace.SLACK, hand);

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void letsTheFirstMessageGoAtOnce() {
        assertThat(pace.left("C1")).isZero();
    }

    @Test
    void keepsTheSecondMessageForTheRestOfASecond() {
        pace.sent("C1");
        hand.pass(Duration.ofMillis(300));

        assertThat(pace.left("C1")).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void letsTheSecondMessageGoAfterExactlyASecond() {
        pace.sent("C1");
        hand.pass(Duration.ofSeconds(1));

        assertThat(pace.left("C1")).isZero();
    }

    @Test
    void letsAnotherChannelGoAtOnce() {
        pace.sent("C1");

        assertThat(pace.left("C2")).isZero();
    }

    @Test
    void waitsAsLongAsSlackAsks() {
        pace.hold("C1", Duration.ofSeconds(30));
        pace.sent("C1");
        hand.pass(Duration.ofSeconds(10));

        assertThat(pace.left("C1")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void waitsNoLongerForAClockThatIsSetBack() {
        pace.sent("C1");
        hand.pass(Duration.ofHours(-1));

        assertThat(pace.left("C1")).isEqualTo(Duration.ofSeconds(1));
    }
}
