package dev.lapwing.posture.snapshot;

import dev.lapwing.continuity.poll.ConfigLook;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.LogSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The settings and collections of one PocketBase at one time, as parsed JSON and as far as they are known. */
public record Snapshot(Optional<Map<?, ?>> settings, Optional<List<?>> collections) {

    /** This one, and what it has not from another one. */
    public Snapshot or(Snapshot other) {
        return new Snapshot(
                settings.isPresent() ? settings : other.settings,
                collections.isPresent() ? collections : other.collections);
    }

    /** As a poll would have seen it. */
    public LogPoll seenAt(long millis) {
        return new LogPoll(
                millis,
                "",
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LogSettings.UNKNOWN,
                List.of(),
                Optional.of(ConfigLook.whole(millis, settings, collections)));
    }
}
