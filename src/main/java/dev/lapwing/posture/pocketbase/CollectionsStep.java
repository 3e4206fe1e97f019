package dev.lapwing.posture.pocketbase;

import dev.lapwing.continuity.poll.ConfigLook;
import dev.lapwing.posture.ConfigEvents;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.LookProgress;
import dev.lapwing.posture.PostureState;
import dev.lapwing.posture.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes up the collections of one envelope. Those in it are compared at once; only when all parts of a look came, and every
 * collection in them could be kept, those that were in none of them are gone.
 */
final class CollectionsStep {
    static final int MAX_COLLECTIONS = 1_000;
    /** Of all that is kept of the collections of a source. */
    static final int MAX_CHARACTERS = 1_000_000;

    private final PostureState before;
    private final ConfigLook look;
    private final ConfigEvents events;
    private final SortedMap<String, Resource> known;
    private int characters;
    private int missed;

    CollectionsStep(PostureState before, ConfigLook look, ConfigEvents events) {
        this.before = before;
        this.look = look;
        this.events = events;
        this.known = new TreeMap<>(before.collections());
        this.characters = known.values().stream().mapToInt(Resource::size).sum();
    }

    PostureState next(List<?> elements) {
        SortedMap<String, Resource> found = read(elements);
        // Those that were known go first: a flood of new ones must not push them out.
        found.values().removeIf(collection -> isKnown(collection) && !keep(collection));
        found.values().removeIf(collection -> !isKnown(collection) && !keep(collection));
        Accounts accounts = Accounts.of(known.values());
        found.values().forEach(collection -> tell(collection, accounts));
        LookProgress progress =
                before.look().with(look.time(), look.part(), look.parts(), new TreeSet<>(found.keySet()), missed);
        if (!progress.isComplete()) {
            return state(before.known(), progress);
        }
        if (progress.missed() > 0) {
            tellMissed(progress.missed());
        } else {
            forgetAllBut(progress);
        }
        return state(true, progress.judged());
    }

    /** By their ids. What is no collection, or has an id that another one has, is missed. */
    private SortedMap<String, Resource> read(List<?> elements) {
        SortedMap<String, Resource> found = new TreeMap<>();
        for (Object element : elements) {
            Optional<Resource> collection = ResourceReader.collection(element);
            boolean taken =
                    collection.isPresent() && found.putIfAbsent(collection.get().uid(), collection.get()) == null;
            missed += taken ? 0 : 1;
        }
        return found;
    }

    private boolean isKnown(Resource collection) {
        return before.collections().containsKey(collection.uid());
    }

    private boolean keep(Resource collection) {
        Resource was = known.get(collection.uid());
        int growth = collection.size() - (was == null ? 0 : was.size());
        boolean fits = growth <= 0 || characters + growth <= MAX_CHARACTERS;
        if (!fits || (was == null && known.size() >= MAX_COLLECTIONS)) {
            missed++;
            return false;
        }
        known.put(collection.uid(), collection);
        characters += growth;
        return true;
    }

    private void tell(Resource collection, Accounts accounts) {
        Resource was = before.collections().get(collection.uid());
        if (was != null) {
            events.tell(collection, ResourceDiff.ofCollection(was, collection, accounts));
        } else if (before.known()) {
            events.tell(collection, List.of(ResourceDiff.created(collection)));
        }
        events.tell(collection, Exposures.ofCollection(collection, accounts));
    }

    private void forgetAllBut(LookProgress progress) {
        Map<String, Resource> gone = new HashMap<>(known);
        gone.keySet().removeAll(progress.uids());
        new TreeMap<>(gone).values().forEach(collection -> {
            events.tell(collection, List.of(ResourceDiff.deleted(collection)));
            known.remove(collection.uid());
        });
    }

    private void tellMissed(int count) {
        Resource all = new Resource("collections", "collections", "collections", new TreeMap<>(), new TreeMap<>());
        String words = count + " could not be looked at";
        events.tell(all, List.of(ConfigFinding.standing("collections", words, "")));
    }

    private PostureState state(boolean wasKnown, LookProgress progress) {
        return new PostureState(before.settingsTime(), before.settings(), known, wasKnown, progress);
    }
}
