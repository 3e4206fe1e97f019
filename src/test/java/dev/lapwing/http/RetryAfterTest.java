package dev.lapwing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "30 | PT30S",
                "3600 | PT1H",
                "3601 | PT1H",
                "99999999999999999999 | PT1H",
                "Sun, 22 Nov 2026 10:02:00 GMT | PT2M",
                "Sun, 22 Nov 2026 09:00:00 GMT | PT0S",
                "Tue, 22 Nov 2033 09:00:00 GMT | PT1H"
            })
    void reads(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-22T10:02:00Z"})
    void doesNotGuess(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
