package dev.lapwing.connect.pocketbase.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @Test
    void tellsVersionsByTheirSettings() {
        assertThat(ServerVersion.of("{\"logs\":{\"maxDataSize\":0},\"superuserIPs\":[]}"))
                .hasValue("0.40 or newer");
        assertThat(ServerVersion.of("{\"logs\":{},\"superuserIPs\":[]}")).hasValue("0.38 to 0.39");
        assertThat(ServerVersion.of("{\"logs\":{}}")).hasValue("before 0.38");
        assertThat(ServerVersion.of("{}")).isEmpty();
        assertThat(ServerVersion.of("<html>")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.40.4, 0.40 or newer, true",
        "0.40, 0.40 or newer, true",
        "1.0.0, 0.40 or newer, true",
        "0.39.11, 0.38 to 0.39, true",
        "0.23.1, before 0.38, true",
        "0.39.11, 0.40 or newer, false",
        "0.40.0, 0.38 to 0.39, false"
    })
    void comparesAVersionWithWhatIsSeen(String version, String seen, boolean agrees) {
        assertThat(ServerVersion.agrees(version, seen)).isEqualTo(agrees);
    }
}
