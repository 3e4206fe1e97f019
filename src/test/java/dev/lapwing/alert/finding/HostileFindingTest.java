package dev.lapwing.alert.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.Rules;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileFindingTest {
    private static final String[] PIECES = {
        "\"",
        "\\",
        "\u0000",
        "\u001b[2J",
        "\n",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "{count}",
        "ann@example.com",
        "%40",
        "</script>",
        "203.0.113.9",
        "GET",
        "200",
        "\u202e",
        "'; drop",
        "$1",
        "\uffff",
        "é"
    };

    @Test
    void staysValidAndReadsBackWhateverTheEventsSay() {
        Random random = new Random(7);
        FindingWriter writer = new FindingWriter("rules", "0.1.0", Alerts.VEILED);
        for (int i = 0; i < 300; i++) {
            AlertVersion version = random(random);

            JsonNode finding = OcsfSchema.assertValid(writer.write(version));

            assertThat(FinalEpisode.fromFinding(finding))
                    .as("round %s", i)
                    .isEqualTo(FinalEpisode.of(version, Alerts.VEILED));
            assertThat(finding.path("message").asText()).doesNotContainPattern("\\p{Cntrl}");
            assertThat(finding.toString()).doesNotContain("ann@example.com");
        }
    }

    @Test
    void veilsAddressesWhereverTheyStand() {
        Map<String, String> fields = Map.of(
                "user.email_addr", "not even an address",
                "actor.user.name", "ann@example.com",
                "http_request.url.path", "/users/ann%40example.com/avatar",
                "http_request.user_agent", "bot (+mailto:ann@example.com)",
                "monitor.reason", "no row for ann@example.com");
        AlertVersion version = Alerts.grouped(
                Alerts.with(Alerts.burst(), episode(fields)),
                "shop-prod",
                List.of("user.email_addr", "actor.user.name"),
                List.of("not even an address", "ann@example.com"));

        JsonNode finding = OcsfSchema.assertValid(new FindingWriter("r", "v", email -> "veiled").write(version));

        assertThat(finding.toString()).doesNotContain("ann").doesNotContain("not even");
        assertThat(finding.path("evidences").path(0).path("user").toString()).isEqualTo("{\"name\":\"veiled\"}");
        assertThat(finding.path("observables").findValuesAsText("type_id")).containsExactly("99", "4");
    }

    @Test
    void boundsEveryFindingYetKeepsLongGroupsApart() {
        String path = "/".repeat(900_000);
        FindingWriter writer = new FindingWriter("r", "v", Alerts.PLAIN);
        AlertVersion one = Alerts.grouped(Alerts.burst(), "i", List.of("http_request.url.path"), List.of(path + "1"));
        AlertVersion two = Alerts.grouped(Alerts.burst(), "i", List.of("http_request.url.path"), List.of(path + "2"));

        byte[] finding = writer.write(Alerts.with(one, episode(Map.of("http_request.url.path", path))));

        assertThat(finding.length).isLessThan(10_000);
        assertThat(FinalEpisode.of(one, Alerts.PLAIN)).isNotEqualTo(FinalEpisode.of(two, Alerts.PLAIN));
    }

    private static Episode episode(Map<String, String> fields) {
        return new Episode(Alerts.T0, Alerts.T0, 1, false, List.of(Alerts.signal(0, fields, Map.of())));
    }

    private static AlertVersion random(Random random) {
        Map<String, String> fields = new HashMap<>();
        Evidence.FIELDS.stream()
                .filter(field -> random.nextBoolean() && !field.equals(Evidence.EVENT))
                .forEach(field -> fields.put(field, text(random)));
        AlertVersion version = Alerts.with(
                Alerts.with(Alerts.burst(), Rules.saying("{a} did {http_request.url.path}{pocketbase.action}")),
                episode(fields));
        return Alerts.grouped(
                version, "shop \"1\"\n", List.of("a", "src_endpoint.ip"), List.of(text(random), text(random)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(4); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
