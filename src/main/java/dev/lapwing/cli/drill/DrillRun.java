package dev.lapwing.cli.drill;

import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.cli.kafka.TopicWriter;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.DeliveryStatus;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.route.Target;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One drill: from what is written to what each channel was told, and told again when it is over. */
final class DrillRun {
    private static final String STOPPED = "The drill was stopped before it was through.";

    private final Config config;
    private final DrillReader reader;
    private final TopicWriter writer;
    private final DrillLog log;
    private final Clock clock;
    private final Duration within;
    private final BooleanSupplier stopped;
    private final DrillDoctor doctor;
    private final List<String> problems = new ArrayList<>();

    /**
     * A drill that has not begun.
     *
     * @param within how long it may take until everybody is told, and as long again until everybody knows that it is over
     * @param stopped whether somebody wants it to end; then nothing more is waited for
     */
    DrillRun(
            Config config,
            DrillReader reader,
            TopicWriter writer,
            DrillLog log,
            Clock clock,
            Duration within,
            BooleanSupplier stopped) {
        this.config = config;
        this.reader = reader;
        this.writer = writer;
        this.log = log;
        this.clock = clock;
        this.within = within;
        this.stopped = stopped;
        this.doctor = new DrillDoctor(config, clock);
    }

    /** Begins with rows; gives a sentence on each thing that did not come. */
    List<String> fromRows(DrillMark mark, List<byte[]> rows) {
        Instant deadline = clock.instant().plus(within);
        List<RecordPosition> places = rows.stream()
                .map(row -> writer.write(Topics.RAW_POCKETBASE.name(), SourceLayout.DRILL_NAME, row))
                .toList();
        RecordPosition last = places.get(places.size() - 1);
        log.say("raw", "rows written to " + places.get(0) + ".." + last.offset());
        var sight = new DrillSight(mark, places);
        await(
                sight,
                deadline,
                () -> sight.alert().isPresent() || sight.putAside().isPresent());
        if (sight.alert().isPresent()) {
            AlertView alert = sight.alert().get();
            log.say("alert", alert.rule() + " opened, id " + alert.id());
            tell(sight, alert, deadline);
        } else {
            // The rows stay in the topic: a job that comes back raises the alert then, and nobody shall be woken by it.
            resolve(AlertView.of(DrillFinding.of(rows, Severity.HIGH).opening()));
            missed(() -> doctor.noAlert(last, sight));
        }
        return List.copyOf(problems);
    }

    /** Begins with an alert; gives a sentence on each thing that did not come. */
    List<String> fromAlert(DrillMark mark, List<byte[]> rows, Severity level) {
        Instant deadline = clock.instant().plus(within);
        DrillFinding finding = DrillFinding.of(rows, level);
        AlertView alert = AlertView.of(finding.opening());
        RecordPosition place = writer.write(
                Topics.ALERTS.name(), alert.id(), utf8(finding.opening().toString()));
        log.say("alert", "written to " + place + ", id " + alert.id());
        var sight = new DrillSight(mark, List.of());
        await(sight, deadline, () -> sight.alert().isPresent());
        if (sight.alert().isEmpty()) {
            missed(() -> "The alert that was written cannot be read: a transaction on " + place.topic()
                    + " is not finished.");
        } else {
            tell(sight, alert, deadline);
        }
        writer.write(Topics.ALERTS.name(), alert.id(), utf8(finding.end().toString()));
        return List.copyOf(problems);
    }

    private void tell(DrillSight sight, AlertView alert, Instant deadline) {
        List<String> channels = awaited(alert);
        awaitEach(
                sight,
                deadline,
                channels,
                channel -> sight.told(channel).isPresent(),
                channel -> log.say(
                        channel, sight.told(channel).map(DrillRun::words).orElse("")));
        for (String channel : channels) {
            Optional<DeliveryStatus> told = sight.told(channel);
            if (told.isEmpty()) {
                missed(() -> doctor.untold(channel, sight));
            } else if (told.get().inDigest()) {
                problems.add(channel + " told the drill only in a digest, which pages nobody.");
            }
        }
        over(sight, alert, channels);
    }

    /** Whatever was told: what a channel takes late is then told as resolved, or not at all. */
    private void over(DrillSight sight, AlertView alert, List<String> channels) {
        resolve(alert);
        List<String> told = channels.stream()
                .filter(channel -> sight.told(channel).isPresent())
                .toList();
        awaitEach(sight, clock.instant().plus(within), told, sight::resolved, channel -> log.say(channel, "resolved"));
        told.stream()
                .filter(channel -> !sight.resolved(channel))
                .forEach(channel -> missed(() -> doctor.unresolved(channel, sight)));
    }

    private void resolve(AlertView alert) {
        var over = new Resolution("lapwing drill", "The drill is over.", clock.instant());
        writer.write(Topics.RESOLUTIONS.name(), alert.id(), over.toBytes());
    }

    /** A drill that was stopped tells nothing of anybody. */
    private void missed(Supplier<String> why) {
        if (!stopped.getAsBoolean()) {
            problems.add(why.get());
        } else if (!problems.contains(STOPPED)) {
            problems.add(STOPPED);
        }
    }

    /** The channels that must be told now. */
    private List<String> awaited(AlertView alert) {
        if (config.telling().channels().isEmpty()) {
            log.say("nobody", "is told: no channel is configured");
            return List.of();
        }
        List<Target> targets = config.telling().routing().targets(alert);
        if (targets.isEmpty()) {
            problems.add("Nobody is told: no route takes an alert of level %s of source %s."
                    .formatted(alert.severity().word(), alert.source()));
        }
        var hush = new DrillHush(config.kafka());
        List<String> awaited = new ArrayList<>();
        for (Target target : targets) {
            hush.of(alert, target, clock.instant()).ifPresentOrElse(problems::add, () -> awaited.add(target.channel()));
        }
        return awaited;
    }

    private void awaitEach(
            DrillSight sight, Instant deadline, List<String> channels, Predicate<String> came, Consumer<String> say) {
        Set<String> said = new HashSet<>();
        await(sight, deadline, () -> {
            channels.stream().filter(came).filter(said::add).forEach(say);
            return channels.stream()
                    .allMatch(channel ->
                            said.contains(channel) || sight.refusal(channel).isPresent());
        });
    }

    private void await(DrillSight sight, Instant deadline, BooleanSupplier enough) {
        while (!enough.getAsBoolean()
                && !stopped.getAsBoolean()
                && clock.instant().isBefore(deadline)) {
            reader.read(sight::take);
        }
    }

    private static String words(DeliveryStatus told) {
        String message = told.message().isEmpty() ? "" : " (" + told.message() + ")";
        return (told.inDigest() ? "told in a digest" : "delivered") + message;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
