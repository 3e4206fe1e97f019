package dev.lapwing.cli.drill;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.TopicWriter;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.cli.topics.DrillOrigin;
import dev.lapwing.config.Config;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.text.DurationText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing drill}: the test button of the alarm. */
@Command(
        name = "drill",
        description =
                "Makes a harmless attack up and follows it until each channel was told of it and was told that it is"
                        + " over.",
        footer = {
            "",
            "Use the configuration of lapwing run and lapwing notify. docs/drill.md tells",
            "what each failure means."
        },
        exitCodeList = {
            "0:every step was seen",
            "1:a step did not come, and a sentence says why; or Kafka cannot be used",
            "2:an option or the configuration is wrong; nothing was written"
        })
public final class DrillCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions options;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            description = "raw: rows, which the job must find; alerts: an alert, so that only the telling is tested"
                    + " (default: raw).")
    private DrillOrigin from = DrillOrigin.raw;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "With --from alerts the level of the alert: critical, high, medium, low or informational"
                    + " (default: high).")
    private @Nullable String level;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "How long everything may take until people are told (${DEFAULT-VALUE}).")
    private String within = "";

    public DrillCommand(Environment surroundings) {
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        Severity severity = severity();
        Duration patience = patience();
        Config config = config();
        KafkaGate.pass(
                config.kafka(), CommandRights.drill(from, config.streams().applicationId()));
        List<String> problems = drill(config, severity, patience);
        problems.forEach(frame::say);
        return problems.isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private List<String> drill(Config config, Severity severity, Duration patience) {
        var random = new SecureRandom();
        DrillMark mark = DrillMark.random(random);
        try (var stop = StopSignal.listen();
                var reader = new DrillReader(config.kafka());
                var writer = new TopicWriter(config.kafka())) {
            int longest = config.telling().channels().stream()
                    .mapToInt(channel -> channel.name().length())
                    .max()
                    .orElse(0);
            var log = new DrillLog(frame.out(), clock, longest);
            var run = new DrillRun(config, reader, writer, log, clock, patience, () -> isWished(stop));
            List<byte[]> rows = DrillRows.of(mark, clock.instant(), random);
            return switch (from) {
                case raw -> run.fromRows(mark, rows);
                case alerts -> run.fromAlert(mark, rows, severity);
            };
        }
    }

    private static boolean isWished(StopSignal stop) {
        try {
            return stop.within(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A wrong configuration and a wrong option have one exit code here: cron must tell them from a silent alarm. */
    private Config config() {
        try {
            return options.load();
        } catch (CommandFailed e) {
            throw CommandFailed.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Severity severity() {
        if (level == null) {
            return Severity.HIGH;
        }
        if (from == DrillOrigin.raw) {
            throw frame.misunderstood(
                    "--level goes with --from alerts; the rule that finds a drill's rows is of level high");
        }
        return Severity.named(level).orElseThrow(() -> frame.misunderstood("--level is none: " + level));
    }

    private Duration patience() {
        return DurationText.parse(within)
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
                .orElseThrow(() -> frame.misunderstood("--within takes a time of a second or more, such as 90s or 2m"));
    }
}
