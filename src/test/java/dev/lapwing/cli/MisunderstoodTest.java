package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisunderstoodTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            replya x                     | lapwing has no command replya; did you mean replay? `lapwing --help` tells more.
            rules chekc                  | lapwing rules has no command chekc; did you mean check? `lapwing rules --help` tells more.
            replay --untill=2026 x       | lapwing replay has no option --untill; did you mean --until? `lapwing replay --help` tells more.
            replay --until yesterday x   | Invalid value for option '--until': 'yesterday' is no time such as 2026-11-09, 2026-11-09T22:00 or 2026-11-09T22:00:00Z; `lapwing replay --help` tells more.
            replay                       | Which files? Name them, or - for the standard input. `lapwing replay --help` tells more.
            replay --zone Europe/Berln x | Invalid value for option '--zone': 'Europe/Berln' is no zone such as Europe/Berlin, +02:00 or UTC; did you mean Europe/Berlin? `lapwing replay --help` tells more.
            zzzzzz                       | lapwing has no command zzzzzz; `lapwing --help` tells more.
            rules explain a              | Missing required parameter: 'FILES'; `lapwing rules explain --help` tells more.
            """)
    void answersInOneLineWithWhatWasMeantAndWithoutTheUsage(String typed, String answer) {
        Terminal terminal = Terminal.run(folder, Map.of(), typed.split(" "));

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err().lines()).containsExactly("lapwing: " + answer.replace("``", "`"));
    }
}
