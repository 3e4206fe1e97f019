package dev.lapwing.normalize.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-08-20 09:14:03.512Z, 2026-08-20T09:14:03.512Z",
        "2026-08-20T09:14:03Z, 2026-08-20T09:14:03Z",
        "2026-08-20 09:14:03.5129999Z, 2026-08-20T09:14:03.512Z",
        "2026-08-20 09:14:03.5 +0200, 2026-08-20T07:14:03.5Z",
        "2026-08-20 09:14:03-01:30, 2026-08-20T10:44:03Z",
        "2026-08-20 09:14:03.512345+00, 2026-08-20T09:14:03.512Z",
        "2026-08-20 09:14:03 +02, 2026-08-20T07:14:03Z",
        "2024-02-29 00:00:00.000Z, 2024-02-29T00:00:00Z"
    })
    void readsTheTimesOfTheSources(String text, Instant time) {
        assertThat(Timestamps.millis(text)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-08-20",
                "2026-08-20 09:14:03",
                "2026-08-20 09:14:03.Z",
                "2026-13-20 09:14:03Z",
                "2023-02-29 09:14:03Z",
                "2026-08-20 24:14:03Z",
                "2026-08-20 09:60:03Z",
                "2026-08-20 09:14:60Z",
                "2026-08-20 09:14:03 +2",
                "2026-08-20 09:14:03 +020",
                "2026-08-20 09:14:03 x0200",
                "2026/08/20 09:14:03Z"
            })
    void knowsWhatIsNoTime(String text) {
        assertThat(Timestamps.millis(text)).isNull();
    }

    @Test
    void agreesWithTheCalendarOnEveryDay() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L));

            assertThat(Timestamps.millis(Timestamps.iso(time))).as("%s", time).isEqualTo(time.toEpochMilli());
        }
    }
}
