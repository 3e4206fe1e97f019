package dev.lapwing.cli.drill;

import dev.lapwing.cli.CommandFailed;
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
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every step was seen",
            "1:a step did not come, and a sentence says why; or Kafka cannot be used",
            "2:an option or the configuration is wrong; nothing was written"
        })
public final class DrillCommand implements Callable<Integer> {
    private static final int WRONG = 2;

    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec;

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
        Optional<Config> config = config();
        if (config.isEmpty()) {
            return WRONG;
        }
        KafkaGate.pass(
                config.get().kafka(),
                CommandRights.drill(from, config.get().streams().applicationId()));
        List<String> problems = drill(config.get(), severity, patience);
        problems.forEach(this::say);
        return problems.isEmpty() ? 0 : Exit.FAILED;
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
            var log = new DrillLog(spec.commandLine().getOut(), clock, longest);
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
    private Optional<Config> config() {
        try {
            return Optional.of(options.load());
        } catch (CommandFailed e) {
            say(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Severity severity() {
        if (level == null) {
            return Severity.HIGH;
        }
        if (from == DrillOrigin.raw) {
            throw wrong("--level goes with --from alerts; the rule that finds a drill's rows is of level high");
        }
        return Severity.named(level).orElseThrow(() -> wrong("--level is none: " + level));
    }

    private Duration patience() {
        return DurationText.parse(within)
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
                .orElseThrow(() -> wrong("--within takes a time of a second or more, such as 90s or 2m"));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
