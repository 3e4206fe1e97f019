package dev.lapwing.cli.alerts;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.TerminalProbe;
import dev.lapwing.cli.input.TypedTime;
import dev.lapwing.cli.input.ZoneOption;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TextTable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lapwing alerts list}: the alerts, each by its newest version. */
@Command(
        name = "list",
        description = "Lists the alerts of the last 24 hours and those that are still open, the newest last.",
        footer = {"", "The time is that of an alert's last event. Drills are marked and do not count."},
        exitCodeList = {"0:listed", "1:Kafka cannot be used, or a record is no alert", "2:an option is wrong"})
final class AlertsListCommand implements Callable<Integer> {
    private static final Duration USUAL = Duration.ofHours(24);

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final AlertChoice choice = new AlertChoice();

    @Option(names = "--open", description = "Only those that are open, however old.")
    private boolean open;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TypedTime.Since.class,
            description = "Only those of which the job told since then: 2h ago, or 2026-11-09T00:00:00Z.")
    private @Nullable TypedTime since;

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(names = "--json", description = "Prints the newest finding of each, one a line, for other programs.")
    private boolean json;

    private final TerminalProbe terminal;
    private int strange;

    AlertsListCommand(Environment surroundings) {
        this.terminal = new TerminalProbe(surroundings.environment());
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        Instant recent = Instant.now().minus(USUAL);
        LatestAlerts latest = new LatestAlerts(seen -> wanted(seen, recent));
        PrintWriter out = frame.out();
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.ALERTS_LIST);
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            LatestRecords.read(records, Topics.RESOLUTIONS, key -> true, (key, value) -> Resolution.parse(value))
                    .found()
                    .forEach((alertId, resolution) -> latest.resolve(alertId, Optional.of(resolution)));
            records.read(
                    Topics.ALERTS.name(),
                    record -> SeenAlert.read(record).ifPresentOrElse(latest::take, () -> strange(record)));
            List<SeenAlert> alerts = latest.inOrder();
            if (json) {
                findings(alerts, records, out);
            } else {
                table(alerts).lines(terminal.tableColumns()).forEach(out::println);
                out.println(AlertCounts.words(alerts) + ".");
            }
        }
        return strange == 0 ? Exit.OK : Exit.FAILED;
    }

    private boolean wanted(SeenAlert seen, Instant recent) {
        if (!choice.takes(seen.alert()) || (open && !seen.open())) {
            return false;
        }
        return zone.in(since)
                .map(from -> !seen.told().isBefore(from))
                .orElseGet(() -> seen.open() || !seen.told().isBefore(recent));
    }

    private void strange(ConsumerRecord<byte[], byte[]> record) {
        strange++;
        frame.err().println(LatestRecords.place(record) + " is no alert.");
    }

    /** Reads the topic once more, so that not all findings have to be kept. */
    private static void findings(List<SeenAlert> alerts, CommittedTopicReader records, PrintWriter out) {
        if (alerts.isEmpty()) {
            return;
        }
        Set<RecordPosition> places = alerts.stream().map(SeenAlert::place).collect(Collectors.toSet());
        records.read(Topics.ALERTS.name(), record -> {
            if (places.contains(LatestRecords.place(record))) {
                out.println(SafeText.escaped(new String(record.value(), StandardCharsets.UTF_8)));
            }
        });
    }

    private static TextTable table(List<SeenAlert> alerts) {
        TextTable table = new TextTable();
        if (!alerts.isEmpty()) {
            table.row("time", "level", "id", "state", "rule", "who", "count", "margin");
        }
        for (SeenAlert seen : alerts) {
            table.row(
                    Elapsed.moment(seen.alert().end().toEpochMilli()),
                    seen.alert().severity().word(),
                    seen.shortId(),
                    seen.state(),
                    seen.rule(),
                    seen.who(),
                    String.valueOf(seen.alert().count()),
                    SafeText.escaped(seen.alert().margin()));
        }
        return table;
    }
}
