package dev.lapwing.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.connect.neon.NeonStandIn;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("broker")
class NeonDemoTest {
    @Test
    void saysWhatTheApiOfAnOrganisationAnswers() {
        try (NeonStandIn neon = new NeonStandIn(Clock.systemUTC())) {
            Terminal demo = demo(Map.of("NEON_API_KEY", NeonStandIn.KEY, "NEON_API_URL", neon.url()), "--for", "1s");

            assertThat(demo.err()).isEmpty();
            assertThat(demo.exitCode()).isZero();
            assertThat(demo.out())
                    .contains(
                            "Connected to " + NeonStandIn.ORG + ": ",
                            "answers of Neon's API. Alerts show as they come.")
                    .doesNotContain(NeonStandIn.KEY);
        }
    }

    @Test
    void saysInASentenceThatTheKeyIsNotAccepted() {
        try (NeonStandIn neon = new NeonStandIn(Clock.systemUTC())) {
            Terminal demo = demo(Map.of("NEON_API_KEY", "napi_another0one", "NEON_API_URL", neon.url()));

            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Neon's organisation " + NeonStandIn.ORG + " cannot be read: ")
                    .doesNotContain("napi_another0one");
        }
    }

    @Test
    void asksForAKey() {
        Terminal demo = demo(Map.of());

        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err()).contains("NEON_API_KEY");
    }

    @Test
    void watchesOneSystemAtATime() {
        Terminal demo = Terminal.run(
                Path.of("").toAbsolutePath(),
                Map.of(),
                "demo",
                "--neon",
                "org-a",
                "--pocketbase",
                "http://127.0.0.1:1");

        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err()).contains("--pocketbase and --neon are two demos");
    }

    private static Terminal demo(Map<String, String> environment, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--neon";
        arguments[2] = NeonStandIn.ORG;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Terminal.run(Path.of("").toAbsolutePath(), environment, arguments);
    }
}
