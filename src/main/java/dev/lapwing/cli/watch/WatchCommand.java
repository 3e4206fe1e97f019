package dev.lapwing.cli.watch;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.alerts.AlertChoice;
import dev.lapwing.cli.alerts.SeenAlert;
import dev.lapwing.cli.input.TypedTime;
import dev.lapwing.cli.input.ZoneOption;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing watch}: the alerts, live. */
@Command(
        name = "watch",
        description =
                "Shows the alerts on this terminal as they come, until Ctrl-C: what is open first, the worst of it"
                        + " at the top.",
        footer = {
            "",
            "The age is the time since an alert's first event. Where no cursor can be moved (a pipe, TERM=dumb) it "
                    + "prints a line for each thing that happens. Colours are left out where NO_COLOR is set; COLUMNS sets the "
                    + "width."
        },
        exitCodeList = {"0:stopped as asked", "1:Kafka cannot be used", "2:an option is wrong"})
public final class WatchCommand implements Callable<Integer> {
    private static final Duration USUAL = Duration.ofHours(1);

    private final TerminalProbe terminal;
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final AlertChoice choice = new AlertChoice();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TypedTime.Since.class,
            description = "What is over is shown if the job told of it since then: 2h ago, or 2026-11-09T00:00:00Z"
                    + " (default: 1h ago, and it goes an hour later).")
    private @Nullable TypedTime since;

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(names = "--plain", description = "Prints a line for each thing that happens, and moves no cursor.")
    private boolean plain;

    public WatchCommand(Environment surroundings) {
        this.terminal = new TerminalProbe(surroundings.environment());
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.ALERTS_LIST);
        try (StopSignal stop = StopSignal.listen();
                WatchFeed feed = new WatchFeed(kafka, this::wanted, clock);
                WatchDisplay display = display()) {
            Watch.run(feed, display, clock, () -> stop.within(Duration.ZERO));
        }
        return Exit.OK;
    }

    /** What is open is shown however old it is. */
    private boolean wanted(SeenAlert seen) {
        Instant earliest = zone.in(since).orElseGet(() -> clock.instant().minus(USUAL));
        return choice.takes(seen.alert()) && (seen.open() || !seen.told().isBefore(earliest));
    }

    private WatchDisplay display() {
        PrintWriter out = frame.out();
        if (!plain && terminal.movesCursor()) {
            return new FullScreen(out, new WatchScreen(terminal.wantsColours()), terminal::size);
        }
        boolean seen = terminal.isTerminal();
        int width =
                seen ? terminal.size().columns() : terminal.demandedColumns().orElse(WatchLine.WIDE);
        return new PlainLines(out, new WatchLine(width), seen && terminal.wantsColours());
    }
}
