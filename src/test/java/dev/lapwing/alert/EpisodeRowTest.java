package dev.lapwing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeRowTest {
    @Test
    void writesRuleGroupTimesCountAndTheSourcesOwnIds() {
        assertThat(EpisodeRow.of(Alerts.burst()))
                .isEqualTo("{\"rule\":\"pocketbase-stuffing\",\"group\":{\"src_endpoint.ip\":\"203.0.113.9\"},"
                        + "\"start\":1795342530000,\"end\":1795342722000,\"count\":14,"
                        + "\"evidence\":[\"row0\",\"row192000\"]}");
    }

    @Test
    void stripsTheInstanceOfEventsWhereTheGroupNamesNone() {
        AlertVersion version = Alerts.grouped(Alerts.burst(), "", List.of(), List.of());

        assertThat(EpisodeRow.of(version)).contains("\"group\":{}").endsWith("\"evidence\":[\"row0\",\"row192000\"]}");
    }

    @Test
    void staysOneLineOfJsonWhateverTheValuesSay() {
        AlertVersion version =
                Alerts.grouped(Alerts.burst(), "shop-prod", List.of("a"), List.of("\"\n\ud800 ann@example.com"));

        assertThat(EpisodeRow.of(version))
                .contains("{\"a\":\"\\\"\\n? ann@example.com\"}")
                .doesNotContain("\n");
    }
}
