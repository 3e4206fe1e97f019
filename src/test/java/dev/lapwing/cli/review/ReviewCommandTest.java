package dev.lapwing.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.connect.pocketbase.log.FakePocketBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {
    private static final String ORDERS = """
            [{"id":"pbc_1","name":"orders","type":"base","listRule":"","viewRule":null,"createRule":null,
              "updateRule":null,"deleteRule":"","fields":[]}]
            """;
    private static final String LOCKED = ORDERS.replace("\"\"", "null");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRules() throws IOException {
        write("mine.yml", """
                title: Anyone may delete
                name: mine-delete
                logsource: {product: pocketbase, service: config}
                detection:
                  open: {config.standing: true, config.path: deleteRule}
                  condition: open
                level: high
                lapwing:
                  group-by: [resources.uid]
                  timespan: 1h
                  do: [Give it a rule.]
                """);
    }

    @Test
    void tellsWhatStandsOpenInAFileGravestFirst() throws IOException {
        write("orders.json", ORDERS);

        Terminal review = review("orders.json");

        assertThat(review.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "level|source|resource|path|stands|effect|for whom|what to do",
                        "high|orders.json|orders (base)|deleteRule|\"\"|stands open|guests|Give it a rule.",
                        "informational|orders.json|orders (base)|listRule|\"\"|stands open|guests|-");
        assertThat(review.err()).contains("orders.json: the settings were not looked at.");
        assertThat(review.exitCode()).isEqualTo(1);
    }

    @Test
    void failsWhereACollectionCouldNotBeLookedAt() throws IOException {
        write("orders.json", LOCKED.replace("[{", "[7,{"));

        Terminal review = review("orders.json");

        assertThat(review.out()).contains("1 could not be looked at");
        assertThat(review.exitCode()).isEqualTo(1);
    }

    @Test
    void namesNoChoiceWhereThereIsNone() {
        assertThat(review("--source", "shop").err())
                .contains("There is no source shop with a url and a superuser's login.")
                .doesNotContain("known are");
    }

    @Test
    void failsOnlyFromTheLevelThatIsAskedFor() throws IOException {
        write("orders.json", ORDERS);

        assertThat(review("orders.json", "--fail-on", "critical").exitCode()).isZero();
        assertThat(review("orders.json", "--fail-on", "informational").exitCode())
                .isEqualTo(1);
        assertThat(review("orders.json", "--fail-on", "bad").exitCode()).isEqualTo(2);
    }

    @Test
    void saysThatNothingStandsOpen() throws IOException {
        write("orders.json", LOCKED);

        Terminal review = review("orders.json", "--fail-on", "informational");

        assertThat(review.out()).isEqualTo("Nothing stands open.\n");
        assertThat(review.exitCode()).isZero();
    }

    @Test
    void tellsWhatDiffersFromTheApprovedState() throws IOException {
        write("orders.json", ORDERS.replace("\"deleteRule\":\"\"", "\"deleteRule\":null"));
        write("approved.json", LOCKED);

        Terminal review = review("orders.json", "--approved", "approved.json", "--format", "json");

        assertThat(review.out().lines())
                .anyMatch(line ->
                        line.contains("\"path\":\"listRule\",\"drift\":true,\"before\":\"null\",\"after\":\"\\\"\\\"\","
                                + "\"effect\":\"widened\",\"for_whom\":\"guests\""));
    }

    @Test
    void comparesASourceWithTheStateThatItsConfigurationNames() throws IOException {
        try (FakePocketBase server = new FakePocketBase()) {
            write("lapwing.yml", """
                    sources:
                      - {name: shop, type: pocketbase, url: "%s", token: "${env:PB_TOKEN}", approved: approved.json}
                    """.formatted(server.url()));
            Map<String, String> secrets = Map.of("PB_TOKEN", server.token());

            Terminal missing = Terminal.run(folder, secrets, command());
            write("approved.json", "{\"meta\":{},\"logs\":{\"maxDays\":7}}");
            Terminal compared = Terminal.run(folder, secrets, command("--format", "json"));

            assertThat(missing.err()).contains("lapwing.yml:2:", "the approved file approved.json is not there");
            assertThat(missing.exitCode()).isEqualTo(2);
            assertThat(compared.out())
                    .contains("\"path\":\"logs.maxDays\",\"drift\":true,\"before\":\"7\",\"after\":\"5\"");
        }
    }

    @Test
    void looksAtARunningPocketBaseWithATokenFromTheEnvironment() {
        try (FakePocketBase server = new FakePocketBase()) {
            Terminal review = Terminal.run(
                    folder, Map.of("PB_TOKEN", server.token()), command("--url", server.url(), "--format", "json"));

            assertThat(review.out()).contains("\"path\":\"superuserIPs\"");
            assertThat(review.out() + review.err()).doesNotContain("planted-smtp-secret1");
            assertThat(server.calls)
                    .containsExactly("GET /api/settings", "GET /api/collections?skipTotal=1&perPage=500&page=1");
        }
    }

    @Test
    void looksAtAllSourcesThatHaveAUrlAndGoesOnWhereOneRefuses() throws IOException {
        try (FakePocketBase server = new FakePocketBase()) {
            write("lapwing.yml", """
                    sources:
                      - {name: shop, type: pocketbase, url: "%s", token: "${env:PB_TOKEN}"}
                      - {name: blog, type: pocketbase, url: "%s", identity: "%s", password: "${env:PB_PASSWORD}"}
                      - {name: heron, type: neon}
                    """.formatted(server.url(), server.url(), FakePocketBase.IDENTITY));
            Map<String, String> secrets = Map.of("PB_TOKEN", "refused", "PB_PASSWORD", FakePocketBase.PASSWORD);

            Terminal review = Terminal.run(folder, secrets, command("--fail-on", "critical"));

            assertThat(review.err()).contains("shop cannot be looked at: PocketBase does not accept the token");
            assertThat(review.out()).contains("blog").doesNotContain("shop");
            assertThat(review.exitCode()).isEqualTo(1);
            Terminal one = Terminal.run(folder, secrets, command("--source", "blog", "--fail-on", "critical"));
            assertThat(one.exitCode()).isZero();
        }
    }

    @Test
    void refusesWhatDoesNotGoTogetherOrIsNotThere() throws IOException {
        write("orders.json", ORDERS);
        write("broken.json", "{\"a\":1}");

        assertThat(review().exitCode()).isEqualTo(2);
        assertThat(review().err()).contains("There is nothing to look at");
        assertThat(review("orders.json", "--source", "shop").exitCode()).isEqualTo(2);
        assertThat(review("--source", "shop").exitCode()).isEqualTo(2);
        assertThat(review("none.json").err()).contains("none.json is not there.");
        assertThat(review("broken.json").err()).contains("broken.json holds neither collections nor settings");
        assertThat(review("--url", "http://127.0.0.1:1").err()).contains("PB_TOKEN} is not in the environment");
        assertThat(review("--url", "nowhere").exitCode()).isEqualTo(2);
    }

    private Terminal review(String... arguments) {
        return Terminal.run(folder, Map.of(), command(arguments));
    }

    private static String[] command(String... arguments) {
        return Stream.concat(Stream.of("review", "--no-builtin-rules", "--rules", "mine.yml"), Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
