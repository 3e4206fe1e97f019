package dev.lapwing.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route asks for and no rule knows: nobody would ever be told. */
class RouteWordTest {
    @TempDir
    private Path folder;

    @Test
    void configCheckRefusesARouteOfARuleThatIsNotThere() throws IOException {
        var terminal = check("{rule: pocketbase-stufing, to: hook}");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("lapwing.yml:3:19: there is no rule pocketbase-stufing; did you mean pocketbase-stuffing?");
    }

    @Test
    void configCheckRefusesARouteOfAThreatThatIsNotThere() throws IOException {
        var terminal = check("{threat: [P1, N11], to: hook}");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("lapwing.yml:3:26: there is no threat N11; did you mean N1?");
    }

    @Test
    void configCheckPassesWhatARuleKnows() throws IOException {
        assertThat(check("{threat: P2, rule: pocketbase-stuffing, to: hook}").exitCode())
                .isZero();
    }

    private Terminal check(String route) throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                notify:
                  channels: {hook: {type: webhook, url: "https://hook.example", secret: "${env:SECRET}"}}
                  routes: [%s]
                """.formatted(route));
        return Terminal.run(folder, Map.of("SECRET", "a secret that is long enough"), "config", "check");
    }
}
