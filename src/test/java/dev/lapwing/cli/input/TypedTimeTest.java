package dev.lapwing.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TypedTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-09, 2026-11-09T00:00:00Z, 2026-11-08T23:00:00Z",
        "2026-11-09T22:00, 2026-11-09T22:00:00Z, 2026-11-09T21:00:00Z",
        "2026-11-09 22:00:01.5, 2026-11-09T22:00:01.5Z, 2026-11-09T21:00:01.5Z",
        "2026-11-09T22:00:00Z, 2026-11-09T22:00:00Z, 2026-11-09T22:00:00Z",
        "2026-11-09 22:00:00 UTC, 2026-11-09T22:00:00Z, 2026-11-09T22:00:00Z",
        "2026-11-09T22:00+02:00, 2026-11-09T20:00:00Z, 2026-11-09T20:00:00Z",
        "2026-11-09T22:00:00+0200, 2026-11-09T20:00:00Z, 2026-11-09T20:00:00Z",
        "2026-11-09 22:00:00.439-02, 2026-11-10T00:00:00.439Z, 2026-11-10T00:00:00.439Z"
    })
    void readsDatesAndTimesWithAndWithoutAZone(String text, Instant inUtc, Instant inBerlin) {
        assertThat(TypedTime.parse(text).in(ZoneOffset.UTC)).isEqualTo(inUtc);
        assertThat(TypedTime.parse(text).in(BERLIN)).isEqualTo(inBerlin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-13-09", "2026-11-09T25:00", "09.11.2026", "1762725600", "2026-11-09T"})
    void refusesTheRestInASentence(String text) {
        assertThatThrownBy(() -> new TypedTime.Typed().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is no time such as 2026-11-09, 2026-11-09T22:00 or 2026-11-09T22:00:00Z");
    }
}
