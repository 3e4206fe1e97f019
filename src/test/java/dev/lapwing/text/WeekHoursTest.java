package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekHoursTest {
    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, 2026-11-10T21:59:59Z, false",
        "22:00-07:00, 2026-11-10T22:00:00Z, true",
        "22:00-07:00, 2026-11-10T06:59:59Z, true",
        "22:00-07:00, 2026-11-10T07:00:00Z, false",
        "12:00-13:00, 2026-11-10T12:30:00Z, true",
        "12:00-13:00, 2026-11-10T13:00:00Z, false"
    })
    void lastsFromTheFirstMinuteToBeforeTheLast(String hours, Instant time, boolean within) {
        assertThat(WeekHours.parse(hours).orElseThrow().at(time)).isEqualTo(within);
    }

    @Test
    void goesByTheClockOfItsZoneAlsoWhenThatIsPutForward() {
        WeekHours night = WeekHours.parse("22:00-07:00 Europe/Berlin").orElseThrow();

        assertThat(night.at(Instant.parse("2026-07-10T05:30:00Z"))).isFalse();
        assertThat(night.at(Instant.parse("2026-01-10T05:30:00Z"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22-7", "25:00-07:00", "22:00-22:00", "22:00-07:00 Europe/Nowhere", "22:00-07:00 a b"})
    void isNothingElse(String text) {
        assertThat(WeekHours.parse(text)).isEmpty();
    }
}
