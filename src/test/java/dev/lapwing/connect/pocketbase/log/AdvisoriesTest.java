package dev.lapwing.connect.pocketbase.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which advisories concern a version of PocketBase. */
class AdvisoriesTest {
    private static final Advisories ALL = Advisories.ofPocketBase();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.22.13 | CVE-2024-38351 CVE-2026-44166 CVE-2026-82410",
                "0.22.14 | CVE-2026-44166 CVE-2026-82410",
                "v0.22.41 | CVE-2026-44166 CVE-2026-82410",
                "0.22.42 | CVE-2026-82410",
                "0.22.48 | ''",
                "0.23.0-rc1 | CVE-2026-82410",
                "0.29.3 | CVE-2026-82410",
                "0.30 | CVE-2026-44166 CVE-2026-82410",
                "0.37.3 | CVE-2026-44166 CVE-2026-82410",
                "0.37.4 | CVE-2026-82410",
                "0.39.6 | CVE-2026-82410",
                "0.39.7 | ''",
                "0.40.4 | ''",
                "1.0 | ''",
                "latest | ''",
                "0.40.4.5.6 | ''",
                "99999999999.1 | ''",
            })
    void concernTheVersionsFromTheFirstToBeforeTheOneThatIsMended(String version, String ids) {
        assertThat(String.join(" ", ALL.of(version).affected())).isEqualTo(ids);
    }

    @Test
    void areDated() {
        Advisories some = Advisories.read("# words\nas-of 2026-01-02\nX-1 1.0 1.2, 2.0 2.1\n");

        assertThat(some.of("2.0.7").asOf()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(some.of("2.0.7").affected()).containsExactly("X-1");
        assertThat(some.of("1.2").affected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-1 1.0 1.x", "X-1 1.0", "X-1 1.0 1.2 1.3", "X-1 1.0 1.2,2.0 2.1"})
    void refuseALineThatIsWrittenWrong(String line) {
        assertThatThrownBy(() -> Advisories.read("as-of 2026-01-02\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the file of advisories");
    }
}
