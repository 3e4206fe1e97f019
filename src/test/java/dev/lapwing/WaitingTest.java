package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final int LOOKS_OF_A_MINUTE = 600;

    private long nanos;
    private int rows;

    private final Waiting waiting = new Waiting("the tenth row", () -> rows + " rows", () -> nanos);

    @Test
    void givesUpWhenNothingHasMovedForAMinuteAndSaysWhatItWaitedForAndWhatItSawLast() {
        rows = 3;
        looks(LOOKS_OF_A_MINUTE);

        assertThatThrownBy(this::lookAfterATenthOfASecond)
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited for the tenth row; for a minute nothing moved: 3 rows");
    }

    @Test
    void goesOnForHoursWhileSomethingMovesEachMinute() {
        for (int minute = 0; minute < 300; minute++) {
            looks(LOOKS_OF_A_MINUTE - 1);
            rows++;
        }

        assertThatCode(this::lookAfterATenthOfASecond).doesNotThrowAnyException();
    }

    @Test
    void aThreadThatDidNotGetToRunHasNotWaited() {
        for (int look = 1; look < LOOKS_OF_A_MINUTE; look++) {
            nanos += Duration.ofMinutes(10).toNanos();
            waiting.look();
        }

        assertThatThrownBy(this::lookAfterATenthOfASecond).isInstanceOf(AssertionError.class);
    }

    @Test
    void looksUntilItFindsWhatIsWanted() {
        AtomicInteger looks = new AtomicInteger();

        Waiting.until("the third look", looks::get, () -> looks.incrementAndGet() == 3);

        assertThat(looks).hasValue(3);
    }

    private void looks(int count) {
        for (int look = 0; look < count; look++) {
            lookAfterATenthOfASecond();
        }
    }

    private void lookAfterATenthOfASecond() {
        nanos += Duration.ofMillis(100).toNanos();
        waiting.look();
    }
}
