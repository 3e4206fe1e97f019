package dev.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalProbeTest {
    @Test
    void takesTheSizeThatTheEnvironmentSays() {
        assertThat(new TerminalProbe(Map.of("COLUMNS", "132", "LINES", "40")).size())
                .isEqualTo(new TerminalSize(132, 40));
    }

    @Test
    void takesNoSizeThatMakesNoSense() {
        assertThat(new TerminalProbe(Map.of("COLUMNS", "0")).demandedColumns()).isEmpty();
        assertThat(new TerminalProbe(Map.of("COLUMNS", "wide")).demandedColumns())
                .isEmpty();
        assertThat(new TerminalSize(1, 1)).isEqualTo(new TerminalSize(20, 3));
    }

    @Test
    void movesNoCursorOnADumbTerminal() {
        assertThat(new TerminalProbe(Map.of("TERM", "dumb")).movesCursor()).isFalse();
        assertThat(new TerminalProbe(Map.of()).movesCursor()).isFalse();
    }

    @Test
    void leavesColoursOutWhereTheyAreNotWanted() {
        assertThat(new TerminalProbe(Map.of("NO_COLOR", "1")).wantsColours()).isFalse();
        assertThat(new TerminalProbe(Map.of("NO_COLOR", "")).wantsColours()).isTrue();
    }
}
