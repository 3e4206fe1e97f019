package dev.lapwing.cli.watch;

import dev.lapwing.cli.TerminalSize;
import dev.lapwing.cli.alerts.SeenAlert;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A watch on the whole screen of a terminal, drawn anew at most twice a second. It uses the terminal's second screen, so
 * that the first is as it was afterwards.
 */
final class FullScreen implements WatchDisplay {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K";
    private static final String REST = "\u001b[J";

    private static final Duration SOONEST = Duration.ofMillis(500);
    /** Ages grow, and windows change their size. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final WatchScreen screen;
    private final Supplier<TerminalSize> size;
    private Optional<Instant> drawn = Optional.empty();
    private boolean news;

    /** Takes the screen. */
    FullScreen(PrintWriter out, WatchScreen screen, Supplier<TerminalSize> size) {
        this.out = out;
        this.screen = screen;
        this.size = size;
        out.print(ENTER);
        out.flush();
    }

    @Override
    public void show(List<SeenAlert> changed, WatchView view, Instant now) {
        news |= !changed.isEmpty();
        Duration pause = news ? SOONEST : LATEST;
        if (drawn.filter(last -> now.isBefore(last.plus(pause))).isPresent()) {
            return;
        }
        StringBuilder frame = new StringBuilder(HOME);
        String separator = "";
        for (String line : screen.lines(view, now, size.get())) {
            frame.append(separator).append(line).append(END_OF_LINE);
            separator = "\r\n";
        }
        out.print(frame.append(REST));
        out.flush();
        drawn = Optional.of(now);
        news = false;
    }

    /** Gives the screen back. */
    @Override
    public void close() {
        out.print(LEAVE);
        out.flush();
    }
}
