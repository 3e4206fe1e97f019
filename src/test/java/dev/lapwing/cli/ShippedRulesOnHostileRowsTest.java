package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules that Lapwing brings find in logins that were made or written so that nobody finds them. */
class ShippedRulesOnHostileRowsTest {
    @TempDir
    private Path folder;

    private List<String> replay(int rows, IntFunction<String> row) throws IOException {
        Files.write(
                folder.resolve("rows.ndjson"),
                IntStream.range(0, rows).mapToObj(row).toList());
        return Terminal.run(folder, Map.of(), "replay", "rows.ndjson")
                .out()
                .lines()
                .toList();
    }

    private static String login(int number, String address, String collection, String refusal) {
        return """
                {"id":"row%d","created":"%s","data":{"auth":"",%s,"method":"POST","type":"request",\
                "url":"/api/collections/%s/auth-with-password","userAgent":"agent %d","userIP":"%s"}}""".formatted(
                        number,
                        Instant.parse("2026-11-09T10:00:00Z")
                                .plusSeconds(number)
                                .toString()
                                .replace('T', ' ')
                                .replace("Z", ".000Z"),
                        refusal,
                        collection,
                        number,
                        address);
    }

    private static String refused(int status) {
        return "\"details\":\"invalid login credentials\",\"error\":\"Failed to authenticate.\",\"status\":" + status;
    }

    @Test
    void findStuffingFromAsManyAddressesOfOneNetwork() throws IOException {
        List<String> summary = replay(
                2_040,
                i -> login(
                        i,
                        "2001:0db8:0001:0002:0000:0000:%04x:%04x".formatted(i / 7, i),
                        "users",
                        i % 51 == 50 ? "\"status\":200" : refused(400)));

        assertThat(summary)
                .anyMatch(line -> line.matches("pocketbase-stuffing .* 2001:db8:1:2::/64 .*"))
                .anyMatch(line -> line.matches("pocketbase-stuffing-ratio .* 2001:db8:1:2::/64 .*"))
                .anyMatch(line -> line.matches("pocketbase-stuffing-success .* 2001:db8:1:2::/64 .*"));
    }

    @Test
    void takeAnAddressWithAnyZoneForOne() throws IOException {
        assertThat(replay(40, i -> login(i, "fe80::1%x" + i, "users", refused(400))))
                .anyMatch(line -> line.matches("pocketbase-stuffing .* fe80::/64 .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"invalid login credentials\"", "{}"})
    void findGuessingWhoseErrorsAreWordedAnew(String details) throws IOException {
        String german = "\"details\":" + details + ",\"error\":\"Anmeldung fehlgeschlagen.\",\"status\":400";

        assertThat(replay(40, i -> login(i, "192.0.2.7", "users", german)))
                .anyMatch(line -> line.startsWith("pocketbase-stuffing "))
                .filteredOn(line -> line.startsWith("guessed "))
                .hasSize(details.startsWith("\"") ? 0 : 1);
        assertThat(replay(40, i -> login(i, "192.0.2.7", "_superusers", german)))
                .anyMatch(line -> line.startsWith("pocketbase-superuser-guessing "));
    }

    @Test
    void areToldToBeBlindWhereRowsLackWhatTheyLookAt() throws IOException {
        String row =
                "{\"id\":\"row%d\",\"created\":\"2026-11-09 10:00:%02d.000Z\",\"data\":%s,\"message\":\"POST /api/collections/users/auth-with-password\"}";

        for (String data : List.of("null", "{}", "{\"type\":\"request\",\"status\":400}")) {
            assertThat(replay(40, i -> row.formatted(i, i, data)))
                    .contains("not seen    pocketbase cannot be watched: 40 rows lack what rules look at");
        }
        assertThat(replay(40, i -> row.formatted(i, i, "null").replace("POST /api", "backup of /api")))
                .noneMatch(line -> line.startsWith("not seen"));
    }

    @Test
    void areToldToBeBlindWhereNoRowHasAFieldOfTheirs() throws IOException {
        Files.writeString(folder.resolve("r.yml"), """
                title: T
                name: t
                logsource: {product: app}
                detection: {sel: {user.name: root}, condition: sel}
                """);
        String others = "{\"ts\":1,\"usr\":\"root\"}\n{\"ts\":2,\"usr\":\"ana\"}\n";
        String own = "{\"ts\":3,\"user\":{\"name\":\"ana\"}}\n";

        assertThat(replayJson(others)).contains("not seen    json cannot be watched: 2 rows lack what rules look at");
        assertThat(replayJson(others + own)).doesNotContain("not seen");
    }

    private String replayJson(String rows) throws IOException {
        Files.writeString(folder.resolve("rows.ndjson"), rows);
        return Terminal.run(
                        folder,
                        Map.of(),
                        "replay",
                        "--format",
                        "json",
                        "--time-field",
                        "ts",
                        "--product",
                        "app",
                        "--no-builtin-rules",
                        "--rules",
                        "r.yml",
                        "rows.ndjson")
                .out();
    }
}
