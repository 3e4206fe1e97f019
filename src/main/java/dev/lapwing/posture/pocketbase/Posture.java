package dev.lapwing.posture.pocketbase;

import dev.lapwing.continuity.poll.ConfigLook;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.ConfigEvents;
import dev.lapwing.posture.PostureState;
import dev.lapwing.posture.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what it means that a poll saw other settings or collections than the poll before, and what in them stands open. */
public final class Posture {

    /**
     * What comes of one poll.
     *
     * @param state what is known now
     * @param events changes and standing exposures of the source, at the poll's time
     */
    public record Step(PostureState state, List<AuditEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    private Posture() {}

    /**
     * Takes up a poll. What is not newer than what is known changes nothing: it is a repeated delivery.
     *
     * @param instance the source's name
     */
    public static Step next(PostureState before, LogPoll poll, String instance) {
        if (poll.config().isEmpty()) {
            return new Step(before, List.of());
        }
        ConfigLook look = poll.config().get();
        ConfigEvents events = new ConfigEvents(instance, poll.timeMillis(), Schemas.POCKETBASE_CONFIG);
        PostureState after = before;
        if (look.time() > before.settingsTime()) {
            after = settings(after, look, events);
            look.advised()
                    .ifPresent(advised -> events.tell(
                            VersionExposures.server(advised), VersionExposures.of(advised, poll.timeMillis())));
        }
        if (look.collections().isPresent() && !before.look().knows(look.time(), look.part())) {
            after = new CollectionsStep(after, look, events)
                    .next(look.collections().get());
        }
        return new Step(after, events.events());
    }

    /** Of settings that were left out nothing else is known than before. */
    private static PostureState settings(PostureState before, ConfigLook look, ConfigEvents events) {
        if (look.settingsLeftOut()) {
            events.tell(ResourceReader.settings(Map.of()), List.of(Exposures.UNREAD_SETTINGS));
            return settings(before, look.time(), before.settings());
        }
        if (look.settings().isEmpty()) {
            return before;
        }
        Resource settings = ResourceReader.settings(look.settings().get());
        before.settings().ifPresent(known -> events.tell(settings, ResourceDiff.ofSettings(known, settings)));
        events.tell(settings, Exposures.ofSettings(settings));
        return settings(before, look.time(), Optional.of(settings));
    }

    private static PostureState settings(PostureState before, long time, Optional<Resource> settings) {
        return new PostureState(time, settings, before.collections(), before.known(), before.look());
    }
}
