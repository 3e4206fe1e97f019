package dev.lapwing.alert.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.alert.Episodes;
import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.RuleKinds;
import dev.lapwing.alert.Rules;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.Expression;
import dev.lapwing.rule.definition.Level;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.rule.definition.RuleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingWriterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final FindingWriter WRITER = new FindingWriter("0123abcd", "0.1.0", Alerts.PLAIN);

    @Test
    void opensAnAlertOfCountedEvents() throws IOException {
        assertThat(pretty(Alerts.burst())).isEqualTo(golden("event-count-opened"));
    }

    @Test
    void updatesAnAlertOfCountedValues() throws IOException {
        AlertVersion version = Alerts.with(Alerts.burst(), Rules.values(3, "http_request.url.path"));
        Episode episode =
                Episodes.peaking(3, Duration.ofSeconds(40), "3", read(0, "a"), read(30_000, "b"), read(40_000, "c"));

        assertThat(pretty(Alerts.updated(Alerts.with(version, episode)))).isEqualTo(golden("value-count-updated"));
    }

    @Test
    void endsAnAlertOfSeveralThingsTogether() throws IOException {
        Expression both = new Expression.And(List.of(Rules.FIRST, Rules.SECOND));
        AlertVersion version = Alerts.with(Alerts.burst(), Rules.temporal(2, both));

        assertThat(pretty(Alerts.closed(version, CloseReason.ENDED))).isEqualTo(golden("temporal-ended"));
    }

    @Test
    void endsAnAlertOfASilence() throws IOException {
        Episode episode = Episodes.counted(2, Duration.ofMinutes(200), Alerts.login(0), Alerts.login(12_000_000));
        AlertVersion version = Alerts.updated(Episodes.alert(RuleKinds.absence(), episode));

        assertThat(pretty(Alerts.closed(version, CloseReason.ENDED))).isEqualTo(golden("absence-ended"));
    }

    @Test
    void opensAnAlertOfANewValue() throws IOException {
        Map<String, String> agent = Map.of("http_request.user_agent", "curl/8.9");
        Episode episode = Episodes.counted(1, Duration.ZERO, Alerts.signal(0, agent, agent));

        assertThat(pretty(Episodes.alert(RuleKinds.newValue("http_request.user_agent"), episode)))
                .isEqualTo(golden("new-value-opened"));
    }

    @Test
    void updatesAnAlertOfARate() throws IOException {
        Episode episode =
                Episodes.peaking(214, Duration.ofMinutes(40), "214", "12.5", Alerts.login(0), Alerts.login(2_400_000));

        assertThat(pretty(Alerts.updated(Episodes.alert(RuleKinds.rate(), episode))))
                .isEqualTo(golden("rate-anomaly-updated"));
    }

    @Test
    void opensAnAlertOfOtherAlerts() throws IOException {
        Episode episode = Episodes.peaking(
                3, Duration.ofMinutes(40), "3", alertAsEvent(0), alertAsEvent(600_000), alertAsEvent(2_400_000));

        assertThat(pretty(Episodes.alert(RuleKinds.chain("events", "pocketbase-stuffing"), episode)))
                .isEqualTo(golden("chain-opened"));
    }

    @Test
    void takesAnAlertBackWithoutEvidence() throws IOException {
        AlertVersion version =
                Alerts.with(Alerts.burst(), new Episode(Alerts.T0, Alerts.T0 + 192_000, 14, false, List.of()));

        assertThat(pretty(Alerts.closed(version, CloseReason.RETRACTED))).isEqualTo(golden("retracted"));
    }

    @Test
    void closesAnAlertWhoseRuleIsGone() throws IOException {
        assertThat(pretty(Alerts.orphan())).isEqualTo(golden("superseded"));
    }

    @Test
    void keepsMeasuredNumbersOutOfWhatADigestReads() {
        Duration length = Duration.ofMinutes(40);
        AlertVersion measured = Episodes.alert(RuleKinds.rate(), Episodes.peaking(214, length, "214", "12"));
        AlertVersion bare = Episodes.alert(RuleKinds.rate(), Episodes.counted(214, length));

        JsonNode finding = OcsfSchema.assertValid(WRITER.write(measured));

        assertThat(FinalEpisode.fromFinding(finding)).isEqualTo(FinalEpisode.of(bare, Alerts.PLAIN));
    }

    @Test
    void writesTheSameBytesEachTime() {
        assertThat(WRITER.write(Alerts.burst())).isEqualTo(WRITER.write(Alerts.burst()));
    }

    @Test
    void staysValidWithoutAnyTextOfTheRuleFile() {
        RuleHead bare = new RuleHead(
                "Bare",
                Optional.empty(),
                Optional.empty(),
                Level.LOW,
                "",
                List.of(),
                List.of(),
                List.of(),
                RuleText.plain("Bare"));

        JsonNode finding = OcsfSchema.assertValid(WRITER.write(Alerts.with(Alerts.burst(), Rules.headed(bare))));

        assertThat(finding.path("finding_info").path("analytic").path("uid").asText())
                .isEqualTo("Bare");
        assertThat(finding.has("remediation")).isFalse();
        assertThat(finding.path("finding_info").has("attacks")).isFalse();
    }

    @Test
    void joinsTechniquesWithATacticOnlyWhenThereIsNoDoubtWhich() {
        JsonNode one = attacks("attack.impact", "attack.t1485", "attack.t1531");
        JsonNode two = attacks("attack.command_and_control", "attack.impact", "attack.t9999");

        assertThat(one.toString())
                .isEqualTo("[{\"tactic\":{\"uid\":\"TA0040\",\"name\":\"Impact\"},"
                        + "\"technique\":{\"uid\":\"T1485\",\"name\":\"Data Destruction\"}},"
                        + "{\"tactic\":{\"uid\":\"TA0040\",\"name\":\"Impact\"},"
                        + "\"technique\":{\"uid\":\"T1531\",\"name\":\"Account Access Removal\"}}]");
        assertThat(two.toString())
                .isEqualTo("[{\"technique\":{\"uid\":\"T9999\"}},"
                        + "{\"tactic\":{\"uid\":\"TA0011\",\"name\":\"Command and Control\"}},"
                        + "{\"tactic\":{\"uid\":\"TA0040\",\"name\":\"Impact\"}}]");
    }

    @Test
    void keepsWhatOcsfHasNoPlaceForAsData() {
        Map<String, String> odd = new LinkedHashMap<>();
        odd.put("src_endpoint.ip", "invalid IP");
        odd.put("http_request.http_method", "PROPFIND");
        odd.put("http_response.code", "9999999999");
        odd.put("actor.user.type", "users");
        odd.put("monitor.kind", "rows_vanished");
        Episode episode = new Episode(Alerts.T0, Alerts.T0, 1, false, List.of(Alerts.signal(0, odd, Map.of())));

        JsonNode finding = OcsfSchema.assertValid(WRITER.write(Alerts.with(Alerts.burst(), episode)));

        JsonNode data = finding.path("evidences").path(0).path("data");
        odd.forEach((name, value) -> assertThat(data.path(name).asText()).isEqualTo(value));
        assertThat(data.path("time").asLong()).isEqualTo(Alerts.T0);
    }

    @Test
    void placesActorSessionAndApiWhereOcsfHasThem() {
        Map<String, String> neon = new LinkedHashMap<>();
        neon.put("actor.user.uid", "u-1");
        neon.put("actor.user.name", "ann@example.com");
        neon.put("actor.user.type", "api_key");
        neon.put("actor.session.uid", "s-1");
        neon.put("api.operation", "delete_branch");
        Episode episode = new Episode(Alerts.T0, Alerts.T0, 1, false, List.of(Alerts.signal(0, neon, Map.of())));

        JsonNode finding = OcsfSchema.assertValid(WRITER.write(Alerts.with(Alerts.burst(), episode)));

        assertThat(finding.path("evidences").path(0).path("actor").toString())
                .isEqualTo(
                        "{\"user\":{\"uid\":\"u-1\",\"name\":\"ann@example.com\",\"type\":\"api_key\",\"type_id\":99},"
                                + "\"session\":{\"uid\":\"s-1\"}}");
        assertThat(finding.path("evidences")
                        .path(0)
                        .path("api")
                        .path("operation")
                        .asText())
                .isEqualTo("delete_branch");
    }

    /** An alert of a lower rule: named by its hash, shown by the event at which that rule first held. */
    private static Signal alertAsEvent(long after) {
        Signal first = Alerts.login(after);
        String uid = "shop-prod:" + String.format(Locale.ROOT, "%032x", after);
        return new Signal(1, Signal.Op.PLUS, first.timeMillis(), uid, 0L, List.of(9L), Map.of(), first.evidence());
    }

    private static Signal read(long after, String id) {
        Map<String, String> path = Map.of("http_request.url.path", "/api/collections/orders/records/" + id);
        return Alerts.signal(after, path, path);
    }

    private static JsonNode attacks(String... tags) {
        AlertVersion version = Alerts.with(Alerts.burst(), Rules.tagged(tags));
        return OcsfSchema.assertValid(WRITER.write(version))
                .path("finding_info")
                .path("attacks");
    }

    private static String pretty(AlertVersion version) throws JsonProcessingException {
        JsonNode finding = OcsfSchema.assertValid(WRITER.write(version));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(finding) + "\n";
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = FindingWriterTest.class.getResourceAsStream("/alert/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
