package dev.lapwing.cli.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.config.Config;
import dev.lapwing.health.HealthProbe;
import dev.lapwing.kafka.JobHeartbeat;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.NotifierTransaction;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.yaml.LocatedText;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** Finds out why a step of a drill did not come, and says so in a sentence. */
final class DrillDoctor {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A job at work tells that it lives each half minute. */
    private static final Duration ALIVE = Duration.ofMinutes(2);

    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(1);

    private final Config config;
    private final Clock clock;

    DrillDoctor(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Why the job raised no alert for rows, the last of which stands there. */
    String noAlert(RecordPosition last, DrillSight sight) {
        if (sight.putAside().isPresent()) {
            return "The job put the rows aside (" + sight.putAside().get()
                    + "). Is the clock of this machine right, and is the job as new as this lapwing?";
        }
        Optional<LocatedText> off = config.rules().off().stream()
                .filter(rule -> rule.text().equals(AlertView.DRILL))
                .findFirst();
        if (off.isPresent()) {
            return "No alert was raised: " + off.get().place() + " switches off the rule of drills, lapwing-drill.";
        }
        String group = config.streams().applicationId();
        long read = nextOf(group, last).orElse(0L);
        return read > last.offset()
                ? "The job has read the rows and raised no alert: does it run without the rule lapwing-drill?"
                : "The job has not read the rows: " + ofTheJob(last, read);
    }

    /** Why a channel was not told. */
    String untold(String channel, DrillSight sight) {
        if (sight.refusal(channel).isPresent()) {
            return channel + " refused the message for good: "
                    + sight.refusal(channel).get() + ".";
        }
        if (!sight.wanted(channel)) {
            return ofTheNotifier(channel, sight.alertPlace().orElseThrow());
        }
        return sight.old(channel)
                ? channel
                        + " gets the alert only in a digest of history: lapwing notify took it more than an hour after"
                        + " it happened, by its clock."
                : channel + " has not taken the message" + trouble(channel) + "; lapwing notify tries again.";
    }

    /** Why a channel that was told was not told that it is over. */
    String unresolved(String channel, DrillSight sight) {
        String why = sight.refusal(channel).map(reason -> ": " + reason).orElseGet(() -> trouble(channel));
        return channel + " was told and was not told that the drill is over" + why
                + ". Where it opened an incident, see that it is resolved.";
    }

    private String ofTheJob(RecordPosition last, long read) {
        Optional<JobHeartbeat> sign = lastSign();
        if (sign.isEmpty()) {
            return "nothing was ever heard of it. Is lapwing run at work?";
        }
        Instant heard = sign.get().at();
        if (heard.plus(ALIVE).isBefore(clock.instant())) {
            return "it was last heard of at " + heard + ". Is lapwing run at work?";
        }
        if (!sign.get().working()) {
            return "it says that it does not work; its log tells why.";
        }
        return "it is %d records behind on %s-%d. Try again later, or with a longer --within."
                .formatted(last.offset() + 1 - read, last.topic(), last.partition());
    }

    private String ofTheNotifier(String channel, RecordPosition alert) {
        Optional<Long> next = nextOf(NotifierTransaction.GROUP, alert);
        long before = alert.offset() - next.orElse(0L);
        if (next.isPresent() && before < 0) {
            return "lapwing notify took the alert and does not tell it to " + channel
                    + ": does it run with the same configuration as this drill?";
        }
        return "lapwing notify has not taken the alert for " + channel + ": is it at work?"
                + (before == 0 ? "" : " " + before + " records of the alerts topic stand before this one.");
    }

    /** Where a group reads on; empty where it has never read. */
    private Optional<Long> nextOf(String group, RecordPosition place) {
        return KafkaAdmin.with(
                config.kafka(),
                admin -> Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .get(place.topicPartition()))
                        .map(OffsetAndMetadata::offset));
    }

    /** The newest sign of life of any process of the job. */
    private Optional<JobHeartbeat> lastSign() {
        try (var records = new CommittedTopicReader(config.kafka())) {
            return LatestRecords.read(records, Topics.STATUS, key -> true, (key, row) -> JobHeartbeat.parse(row))
                    .found()
                    .values()
                    .stream()
                    .max(Comparator.comparing(JobHeartbeat::at));
        }
    }

    /** What the notifier says of a channel, where it can be asked; nothing where the channel works. */
    private String trouble(String channel) {
        HealthProbe.Answer answer =
                HealthProbe.ask(config.health().host(), config.health().notifyPort(), HEALTH_PATIENCE);
        try {
            String words = answer.told()
                    ? JSON.readTree(answer.text())
                            .path("checks")
                            .path("channel." + channel)
                            .asText()
                    : "";
            return words.startsWith("failed") ? " (" + words + ")" : "";
        } catch (IOException e) {
            return "";
        }
    }
}
