package dev.lapwing.posture.pocketbase;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.ConfigEvents;
import dev.lapwing.posture.ParsedJson;
import dev.lapwing.posture.PostureState;
import dev.lapwing.posture.Resource;
import dev.lapwing.posture.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings and collections as somebody approved them. What differs from them is a drift, told at each look until it is mended
 * or approved: it follows from this and from what the look saw, whatever was seen before.
 *
 * @param collections by their ids; empty where none were approved
 */
public record Approval(Optional<Resource> settings, Optional<SortedMap<String, Resource>> collections) {
    /** Nothing was approved, so that nothing drifts. */
    public static final Approval NONE = new Approval(Optional.empty(), Optional.empty());

    /** What a snapshot has is approved. */
    public static Approval of(Snapshot snapshot) {
        PostureState state =
                Posture.next(PostureState.NONE, snapshot.seenAt(0), "").state();
        return new Approval(state.settings(), snapshot.collections().map(elements -> {
            SortedMap<String, Resource> approved = new TreeMap<>(state.collections());
            elements.forEach(element -> forgetProviders(element, approved));
            return approved;
        }));
    }

    /**
     * Where the source has drifted, as the poll saw it that led from one state to the next.
     *
     * @param instance the source's name
     */
    public List<AuditEvent> drift(PostureState before, PostureState after, long time, String instance) {
        ConfigEvents events = new ConfigEvents(instance, time, Schemas.POCKETBASE_DRIFT);
        if (after.settingsTime() > before.settingsTime()) {
            after.settings()
                    .ifPresent(seen ->
                            settings.ifPresent(approved -> events.tell(seen, ResourceDiff.ofSettings(approved, seen))));
        }
        boolean allSeen = after.look().isComplete() && !after.look().equals(before.look());
        collections.filter(approved -> allSeen).ifPresent(approved -> tell(approved, after, events));
        return events.events();
    }

    private static void tell(SortedMap<String, Resource> approved, PostureState after, ConfigEvents events) {
        Accounts accounts = Accounts.of(after.collections().values());
        after.collections().forEach((id, seen) -> {
            Resource was = approved.get(id);
            events.tell(
                    seen,
                    was == null ? List.of(ResourceDiff.created(seen)) : ResourceDiff.ofCollection(was, seen, accounts));
        });
        boolean allKept = after.look().missed() == 0;
        approved.values().stream()
                .filter(was -> allKept && !after.collections().containsKey(was.uid()))
                .forEach(was -> events.tell(was, List.of(ResourceDiff.deleted(was))));
    }

    /** The dashboard exports collections without their OAuth2 providers: then nothing is said of these. */
    private static void forgetProviders(Object element, SortedMap<String, Resource> approved) {
        if (element instanceof Map<?, ?> json
                && ParsedJson.at(json, ResourceReader.PROVIDERS).isEmpty()) {
            approved.computeIfPresent(
                    ParsedJson.text(json, "id"), (id, known) -> known.without(ResourceReader.PROVIDERS));
        }
    }
}
