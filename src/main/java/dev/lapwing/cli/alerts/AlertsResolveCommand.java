package dev.lapwing.cli.alerts;

import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.TopicWriter;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.text.Elapsed;
import dev.lapwing.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lapwing alerts resolve}: a person's word that an alert is dealt with. */
@Command(
        name = "resolve",
        description = "Says that an alert is dealt with: it is resolved wherever it was told.",
        footer = {"", "A running lapwing notify tells it at once."},
        exitCodeList = {
            "0:resolved, or it was before",
            "1:there is no such alert, or Kafka cannot be used",
            "2:several alerts could be meant, or an option is wrong"
        })
final class AlertsResolveCommand implements Callable<Integer> {
    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Mixin
    private final SaidBy said;

    @Parameters(
            paramLabel = "ID",
            converter = AlertId.Typed.class,
            description = "The alert's id, or enough of its beginning.")
    private AlertId id = AlertId.NONE;

    @Option(names = "--incident", description = "Resolves every alert of the incident in which this one is.")
    private boolean incident;

    AlertsResolveCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
        this.said = new SaidBy(surroundings);
    }

    @Override
    public Integer call() {
        Resolution resolution = new Resolution(said.who(), said.reason(), Instant.now());
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.ALERTS_RESOLVE);
        List<SeenAlert> left;
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            SeenAlert alert = newest(new AlertSearch(records, id.text()).versions(), records);
            left = (incident ? together(alert, records) : List.of(alert))
                    .stream().filter(AlertsResolveCommand::isLeft).toList();
            if (left.isEmpty()) {
                say(already(alert));
            }
        }
        if (!left.isEmpty()) {
            resolve(left, resolution, kafka);
        }
        return Exit.OK;
    }

    private void resolve(List<SeenAlert> alerts, Resolution resolution, Config.Kafka kafka) {
        try (TopicWriter writer = new TopicWriter(kafka)) {
            for (SeenAlert alert : alerts) {
                writer.write(Topics.RESOLUTIONS.name(), alert.alert().id(), resolution.toBytes());
                say("Resolved " + alert.alert().id() + " (" + alert.rule() + ", " + alert.who() + ") by "
                        + resolution.who() + ": " + resolution.reason() + ".");
            }
        }
    }

    private static boolean isLeft(SeenAlert alert) {
        return !alert.alert().gone() && alert.resolution().isEmpty();
    }

    /** The alerts of the incident in which one is, that one among them. */
    private static List<SeenAlert> together(SeenAlert alert, CommittedTopicReader records) {
        String incident = alert.alert().incident();
        if (incident.isEmpty()) {
            return List.of(alert);
        }
        LatestAlerts members = new LatestAlerts(seen -> seen.alert().incident().equals(incident));
        LatestRecords.read(records, Topics.RESOLUTIONS, key -> true, (key, value) -> Resolution.parse(value))
                .found()
                .forEach((alertId, by) -> members.resolve(alertId, Optional.of(by)));
        records.read(Topics.ALERTS.name(), record -> SeenAlert.read(record).ifPresent(members::take));
        return members.inOrder();
    }

    /** The newest version, with what somebody said of it. */
    static SeenAlert newest(List<SeenAlert> versions, CommittedTopicReader records) {
        SeenAlert newest = versions.get(versions.size() - 1);
        String alertId = newest.alert().id();
        return newest.with(Optional.ofNullable(LatestRecords.read(
                        records, Topics.RESOLUTIONS, alertId::equals, (key, value) -> Resolution.parse(value))
                .found()
                .get(alertId)));
    }

    private static String already(SeenAlert alert) {
        String id = "Alert " + alert.alert().id();
        return alert.resolution()
                .map(by -> id + " was resolved before, by " + by.who() + " at "
                        + Elapsed.moment(by.at().toEpochMilli()) + ": " + by.reason())
                .orElseGet(() -> id + " is over without anybody's word: it was " + alert.state() + ".");
    }

    private void say(String sentence) {
        frame.out().println(SafeText.escaped(sentence));
    }
}
