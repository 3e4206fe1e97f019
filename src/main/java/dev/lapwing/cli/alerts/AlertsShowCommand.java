package dev.lapwing.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaGate;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.cli.topics.CommandRights;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.DeliveryJson;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.delivery.Undelivered;
import dev.lapwing.notify.message.AlertView;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lapwing alerts show}: all that is known of one alert. */
@Command(
        name = "show",
        description = "Shows one alert: what happened, by what margin, the evidence, what to do, and who was told.",
        exitCodeList = {
            "0:shown",
            "1:there is no such alert, or Kafka cannot be used",
            "2:several alerts could be meant, or an option is wrong"
        })
final class AlertsShowCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions configOptions;

    @Parameters(
            paramLabel = "ID",
            converter = AlertId.Typed.class,
            description = "The alert's id, or enough of its beginning.")
    private AlertId id = AlertId.NONE;

    AlertsShowCommand(Environment surroundings) {
        this.configOptions = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() {
        Config.Kafka kafka = configOptions.load().kafka();
        KafkaGate.pass(kafka, CommandRights.ALERTS_SHOW);
        try (CommittedTopicReader records = new CommittedTopicReader(kafka)) {
            List<SeenAlert> versions = new AlertSearch(records, id.text()).versions();
            page(versions, records, Instant.now()).lines().forEach(frame.out()::println);
            return Exit.OK;
        }
    }

    private static AlertPage page(List<SeenAlert> versions, CommittedTopicReader records, Instant now) {
        SeenAlert newest = AlertsResolveCommand.newest(versions, records);
        JsonNode finding = finding(newest.place(), records);
        AlertView whole = AlertView.of(finding);
        Predicate<String> itsOwn = key -> key.startsWith(whole.id() + "|");
        List<Delivery> deliveries = sorted(
                LatestRecords.read(records, Topics.DELIVERIES, itsOwn, (key, row) -> DeliveryJson.parse(row)),
                Comparator.comparing(Delivery::channel));
        List<Undelivered> refusals = sorted(
                LatestRecords.read(records, Topics.UNDELIVERED, itsOwn, (key, row) -> Undelivered.parse(row)),
                Comparator.comparing(refusal -> refusal.channel().orElse("")));
        List<Mute> mutes = sorted(
                        LatestRecords.read(records, Topics.MUTES, key -> true, MuteJson::parse),
                        Comparator.comparing(Mute::id))
                .stream()
                .filter(mute -> mute.covers(whole, now))
                .toList();
        return new AlertPage(finding, whole, newest, versions, deliveries, refusals, mutes);
    }

    private static <T> List<T> sorted(LatestRecords<T> records, Comparator<T> by) {
        return records.found().values().stream().sorted(by).toList();
    }

    /** The whole of a version; it may have become too old to be kept since it was found. */
    private static JsonNode finding(RecordPosition place, CommittedTopicReader records) {
        ConsumerRecord<byte[], byte[]> record =
                records.at(place).orElseThrow(() -> new CommandFailed("The alert at " + place + " is kept no longer."));
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new CommandFailed("The record at " + place + " cannot be read.", e);
        }
    }
}
