package dev.lapwing.alert.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.Episode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "1::",
                "2001:db8::8a2e:370:7334",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:203.0.113.9",
                "1:2:3:4:5:6:203.0.113.9",
                "1::5:6:203.0.113.9"
            })
    void knowsAddressesAsOcsfDoes(String ip) {
        JsonNode event = evidence(ip);

        assertThat(event.path("src_endpoint").path("ip").asText()).isEqualTo(ip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4.5",
                "1:2:3:4:5:6:7",
                "1::2::3",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "invalid IP",
                "example.com",
                "1:2:3:4:5:6:7:203.0.113.9",
                "1:2:3:4:5:6:7:8::"
            })
    void knowsWhatIsNone(String text) {
        JsonNode event = evidence(text);

        assertThat(event.has("src_endpoint")).isFalse();
        assertThat(event.path("data").path("src_endpoint.ip").asText()).isEqualTo(text);
    }

    private static JsonNode evidence(String ip) {
        Episode episode = new Episode(
                Alerts.T0, Alerts.T0, 1, false, List.of(Alerts.signal(0, Map.of("src_endpoint.ip", ip), Map.of())));
        byte[] finding = new FindingWriter("r", "v", Alerts.PLAIN).write(Alerts.with(Alerts.burst(), episode));
        return OcsfSchema.assertValid(finding).path("evidences").path(0);
    }
}
