package dev.lapwing.cli;

import dev.lapwing.notify.AlertView;
import dev.lapwing.notify.Mute;
import dev.lapwing.notify.MuteJson;
import dev.lapwing.notify.Target;
import dev.lapwing.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What keeps an alert from being told now though everything works: somebody's mute, or a route's quiet hours. */
final class DrillHush {
    private final Map<String, Mute> mutes = new LinkedHashMap<>();

    /**
     * Reads the mutes.
     *
     * @throws CommandFailed when they cannot be read
     */
    DrillHush(Config.Kafka kafka) {
        try (var records = new CommittedRecords(kafka)) {
            records.read(Topics.MUTES.name(), this::take);
        }
    }

    /** A sentence on why nobody is told of an alert by a route; empty where nothing keeps it back. */
    Optional<String> of(AlertView alert, Target target, Instant now) {
        Optional<String> muted = mutes.values().stream()
                .filter(mute -> mute.covers(alert, now))
                .findFirst()
                .map(mute -> "%s is not told: until %s there is a mute of %s."
                        .formatted(target.channel(), mute.until(), mute.words()));
        return muted.or(() -> target.quiet()
                .filter(hours -> hours.at(now))
                .map(hours -> target.channel() + " is not told now: its route has quiet hours."));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        List<Mute> mute = parsed(record.value());
        mute.forEach(wish -> mutes.put(id, wish));
        if (mute.isEmpty()) {
            mutes.remove(id);
        }
    }

    /** What cannot be read keeps nobody quiet. */
    private static List<Mute> parsed(byte @Nullable [] value) {
        try {
            return value == null ? List.of() : List.of(MuteJson.parse(value));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
