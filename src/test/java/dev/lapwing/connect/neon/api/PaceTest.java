package dev.lapwing.connect.neon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Instant BEGIN = Instant.parse("2026-10-12T23:50:00Z");

    @ParameterizedTest
    @ValueSource(ints = {30, 300, 600})
    void keepsWithinSoManyAMinuteAndTwentyASecond(int perMinute) {
        Pace pace = new Pace(perMinute);
        List<Instant> taken = new ArrayList<>();
        Instant now = BEGIN;
        while (taken.size() < 3 * perMinute) {
            now = now.plus(pace.left(now));
            pace.take(now);
            taken.add(now);
        }

        for (int at = 0; at < taken.size(); at++) {
            assertThat(within(taken, at, Duration.ofMinutes(1))).isLessThanOrEqualTo(perMinute);
            assertThat(within(taken, at, Duration.ofSeconds(1))).isLessThanOrEqualTo(20);
        }
        assertThat(Duration.between(BEGIN, now)).isLessThan(Duration.ofMinutes(6));
    }

    @Test
    void goesOnWhereTheClockIsSetBack() {
        Pace pace = new Pace(60);
        for (int i = 0; i < Pace.BURST; i++) {
            pace.take(BEGIN);
        }

        Instant before = BEGIN.minus(Duration.ofDays(1));

        assertThat(pace.left(before)).isPositive().isLessThan(Duration.ofSeconds(3));
        assertThat(pace.left(before.plus(pace.left(before)))).isZero();
    }

    private static long within(List<Instant> taken, int from, Duration span) {
        Instant end = taken.get(from).plus(span);
        return taken.stream().skip(from).takeWhile(time -> time.isBefore(end)).count();
    }
}
