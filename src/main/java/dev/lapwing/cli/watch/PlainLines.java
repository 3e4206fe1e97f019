package dev.lapwing.cli.watch;

import dev.lapwing.cli.alerts.SeenAlert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A watch as lines, one for each thing that happens, for where no cursor can be moved. */
final class PlainLines implements WatchDisplay {
    private final PrintWriter out;
    private final WatchLine line;
    private final boolean coloured;
    private boolean begun;
    private Optional<Instant> silentSince = Optional.empty();

    PlainLines(PrintWriter out, WatchLine line, boolean coloured) {
        this.out = out;
        this.line = line;
        this.coloured = coloured;
    }

    @Override
    public void show(List<SeenAlert> changed, WatchView view, Instant now) {
        if (!begun) {
            out.println(line.heading());
        }
        (begun ? changed : view.alerts())
                .forEach(seen -> line.of(seen, now, coloured).forEach(out::println));
        begun = true;
        if (!silentSince.equals(view.silentSince())) {
            out.println(view.silentSince().isPresent() ? "Kafka does not answer." : "Kafka answers again.");
            silentSince = view.silentSince();
        }
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
