package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.9S, less than a second, 0 s",
        "PT59.9S, 59 s, 59 s",
        "PT3M, 3 m, 3 min",
        "PT3M12S, 3 m 12 s, 3 min 12 s",
        "PT2H, 2 h, 2 h",
        "PT2H0M59S, 2 h, 2 h",
        "PT26H5M, 1 d 2 h, 26 h 5 min"
    })
    void sayTheTwoLargestUnitsAndAsWordsNoneAboveHours(Duration length, String shortly, String words) {
        assertThat(Elapsed.of(length.toMillis())).isEqualTo(shortly);
        assertThat(Elapsed.words(length)).isEqualTo(words);
    }
}
