package dev.lapwing.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.pocketbase.RealPocketBase;
import dev.lapwing.pocketbase.WithPocketBase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithPocketBase
class PocketBaseDemoTest {
    private RealPocketBase pocketBase;

    @BeforeAll
    void startAPocketBase(@TempDir Path folder) throws Exception {
        pocketBase = RealPocketBase.start(folder);
    }

    @AfterAll
    void stopIt() {
        pocketBase.close();
    }

    @Test
    void showsTheAlertsOfARealPocketBase() throws Exception {
        for (int i = 0; i < 15; i++) {
            pocketBase.guest(
                    "POST",
                    "/api/collections/users/auth-with-password",
                    "{\"identity\":\"a%d@b.example\",\"password\":\"guessed-%d\"}".formatted(i, i));
        }

        var terminal = demo(Map.of("PB_TOKEN", pocketBase.token()), "--for", "30s");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .contains("Connected to " + pocketBase.url() + ": PocketBase ")
                .contains("pocketbase-stuffing-ratio (P2)");
    }

    @Test
    void saysInASentenceThatTheTokenIsNotAccepted() {
        var terminal = demo(Map.of("PB_TOKEN", "wrong"));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("PocketBase at " + pocketBase.url() + " cannot be read: ");
    }

    @Test
    void saysInASentenceThatThePasswordIsWrong() {
        var terminal = demo(Map.of("PB_PASSWORD", "wrong wrong"), "--identity", RealPocketBase.EMAIL);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("PocketBase at " + pocketBase.url() + " cannot be read: ");
    }

    private Terminal demo(Map<String, String> environment, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--pocketbase";
        arguments[2] = pocketBase.url();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Terminal.run(Path.of("").toAbsolutePath(), environment, arguments);
    }
}
