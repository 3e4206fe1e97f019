package dev.lapwing.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.OwnRules;
import dev.lapwing.health.Health;
import dev.lapwing.health.HealthServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code rules list} says of rules that have to learn before they can alert. */
class RuleStandingTest {
    private static final String LOCAL = "127.0.0.1";
    private static final String RULES = """
            title: Request
            name: request
            logsource: {product: pocketbase, service: request}
            detection: {sel: {http_request.http_method: '*'}, condition: sel}
            ---
            title: New address
            name: new-address
            correlation: {type: new_value, rules: [request], group-by: [actor.user.uid], condition: {field: c-ip}}
            ---
            title: New address anywhere
            name: new-anywhere
            correlation:
              type: new_value
              rules: [request]
              group-by: [actor.user.uid]
              condition: {field: c-ip}
              learn: 36h
            lapwing: {scope: all}
            ---
            title: Too far
            name: too-far
            correlation: {type: impossible_travel, rules: [request], group-by: [actor.user.uid]}
            """;

    private static final String SOURCES = """
            sources:
              - {name: shop, type: pocketbase}
              - {name: club, type: pocketbase}
              - {name: fair, type: pocketbase}
              - {name: heron, type: neon}
            """;

    private static final Map<String, String> CHECKS = Map.of(
            "first event of shop", "2026-11-01T12:00:00Z",
            "watermark of shop", "2026-11-08T12:00:00Z",
            "first event of club", "2026-11-01T12:00:00Z",
            "watermark of club", "2026-11-08T11:59:59.999Z",
            "first event of heron", "2026-10-01T12:00:00Z",
            "watermark of heron", "2026-11-08T12:00:00Z");

    @TempDir
    private Path folder;

    private OwnRules own;

    @BeforeEach
    void writeRules() {
        own = new OwnRules(folder);
        own.write("rules/rule.yml", RULES);
    }

    private Terminal list(int port, String sources, String... options) {
        own.write("lapwing.yml", sources + "health: {port: " + port + "}\n");
        List<String> arguments = new ArrayList<>(List.of("rules", "list", "--no-builtin-rules", "--rules", "rules"));
        arguments.addAll(List.of(options));
        return own.run(arguments.toArray(new String[0]));
    }

    private String standing(Terminal listed, String rule) {
        String line = listed.out()
                .lines()
                .filter(row -> row.startsWith(rule + " "))
                .findFirst()
                .orElseThrow();
        return line.substring(line.lastIndexOf("  ") + 2);
    }

    private static HealthServer job(Health health) {
        return HealthServer.start(LOCAL, 0, () -> health);
    }

    @Test
    void tellsForEachSourceThatTheRuleSeesUntilWhenItLearns() {
        try (HealthServer page = job(new Health(true, "RUNNING", CHECKS))) {
            Terminal listed = list(page.port(), SOURCES);

            assertThat(standing(listed, "new-address"))
                    .isEqualTo("shop watching since 2026-11-08T12:00:00Z, club learning until 2026-11-08T12:00:00Z, "
                            + "fair waits for a first event");
        }
    }

    @Test
    void goesByTheSlowestOfTheSourcesThatARuleCountsTogether() {
        try (HealthServer page = job(new Health(true, "RUNNING", CHECKS))) {
            Terminal two = list(page.port(), SOURCES.replaceAll(".*fair.*\n", ""));
            Terminal three = list(page.port(), SOURCES);

            assertThat(standing(two, "new-anywhere")).isEqualTo("shop and club watching since 2026-11-03T00:00:00Z");
            assertThat(standing(three, "new-anywhere"))
                    .isEqualTo("shop and club and fair learning until 2026-11-03T00:00:00Z");
        }
    }

    @Test
    void tellsAlsoWhatAnUnhealthyJobKnows() {
        try (HealthServer page = job(new Health(false, "ERROR", CHECKS))) {
            assertThat(standing(list(page.port(), SOURCES), "new-address")).startsWith("shop watching since");
        }
    }

    @Test
    void tellsTheSameToPrograms() {
        try (HealthServer page = job(new Health(true, "RUNNING", CHECKS))) {
            Terminal listed = list(page.port(), SOURCES, "--format", "json");

            assertThat(listed.out())
                    .contains(
                            "\"by_source\":[{\"source\":\"shop\",\"learning\":false,\"since\":\"2026-11-08T12:00:00Z\"},"
                                    + "{\"source\":\"club\",\"learning\":true,\"until\":\"2026-11-08T12:00:00Z\"},"
                                    + "{\"source\":\"fair\",\"learning\":true}],\"set\":{}");
        }
    }

    @Test
    void saysWhereARuleSeesNoConfiguredSource() {
        try (HealthServer page = job(new Health(true, "RUNNING", CHECKS))) {
            assertThat(standing(list(page.port(), "sources: [{name: heron, type: neon}]\n"), "new-address"))
                    .isEqualTo("learns for 7d; no configured source has its log");
        }
    }

    @Test
    void saysThatNoJobAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        Terminal listed = list(free, SOURCES);

        assertThat(listed.exitCode()).isZero();
        assertThat(standing(listed, "new-address")).isEqualTo("learns for 7d; no job answers on 127.0.0.1:" + free);
        assertThat(standing(listed, "too-far")).isEqualTo("watching");
    }

    @Test
    void asksNobodyWhenOffline() {
        try (HealthServer page = job(new Health(true, "RUNNING", CHECKS))) {
            Terminal listed = list(page.port(), SOURCES, "--offline");

            assertThat(standing(listed, "new-address")).isEqualTo("learns for 7d");
            assertThat(standing(listed, "new-anywhere")).isEqualTo("learns for 36h");
        }
    }
}
