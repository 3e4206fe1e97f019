package dev.lapwing.cli.drill;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.kafka.CommittedTopicReader;
import dev.lapwing.cli.kafka.LatestRecords;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.route.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What keeps an alert from being told now though everything works: somebody's mute, or a route's quiet hours. */
final class DrillHush {
    private final List<Mute> mutes;

    /**
     * Reads the mutes.
     *
     * @throws CommandFailed when they cannot be read
     */
    DrillHush(Config.Kafka kafka) {
        try (var records = new CommittedTopicReader(kafka)) {
            mutes = List.copyOf(LatestRecords.read(records, Topics.MUTES, key -> true, MuteJson::parse)
                    .found()
                    .values());
        }
    }

    /** A sentence on why nobody is told of an alert by a route; empty where nothing keeps it back. */
    Optional<String> of(AlertView alert, Target target, Instant now) {
        Optional<String> muted = mutes.stream()
                .filter(mute -> mute.covers(alert, now))
                .findFirst()
                .map(mute -> "%s is not told: until %s there is a mute of %s."
                        .formatted(target.channel(), mute.until(), mute.words()));
        return muted.or(() -> target.quiet()
                .filter(hours -> hours.at(now))
                .map(hours -> target.channel() + " is not told now: its route has quiet hours."));
    }
}
