package dev.lapwing.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.TerminalSize;
import dev.lapwing.notify.message.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FullScreenTest {
    private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
    private static final WatchView NOTHING = new WatchView(List.of(), Optional.empty(), Optional.empty(), 0);

    private final StringWriter printed = new StringWriter();
    private final FullScreen screen =
            new FullScreen(new PrintWriter(printed), new WatchScreen(false), () -> TerminalSize.USUAL);

    @Test
    void drawsAtMostTwiceASecondHoweverMuchHappens() {
        for (int millis = 0; millis <= 1000; millis += 10) {
            screen.show(List.of(WatchScreenTest.open("a", Severity.HIGH, 1)), NOTHING, NOW.plusMillis(millis));
        }

        assertThat(frames()).isEqualTo(3);
    }

    @Test
    void drawsOnceASecondWhenNothingHappens() {
        for (int millis = 0; millis <= 2000; millis += 10) {
            screen.show(List.of(), NOTHING, NOW.plusMillis(millis));
        }

        assertThat(frames()).isEqualTo(3);
    }

    private long frames() {
        return printed.toString().split("\u001b\\[H", -1).length - 1L;
    }
}
