package dev.lapwing.cli.drill;

import dev.lapwing.text.SafeText;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What a drill prints: each step as it is seen, with the time since the drill began. */
final class DrillLog {
    private static final int NAME = 8;
    private static final int TEXT = 72;

    private final PrintWriter out;
    private final Clock clock;
    private final Instant start;
    private final int width;

    /**
     * Begins to measure.
     *
     * @param longest the length of the longest name that it will print
     */
    DrillLog(PrintWriter out, Clock clock, int longest) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
        this.width = Math.max(NAME, longest);
    }

    /** Prints a step. */
    void say(String name, String text) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1_000.0;
        out.println(String.format(
                Locale.ROOT, "%-" + width + "s %-" + TEXT + "s %5.1f s", name, SafeText.escaped(text), seconds));
        out.flush();
    }
}
