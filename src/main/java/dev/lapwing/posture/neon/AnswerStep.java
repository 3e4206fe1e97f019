package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.ConfigEvents;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.ConfigSubject;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.neon.kind.NeonPlace;
import dev.lapwing.posture.neon.kind.RoleRank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all that is done with one answer shares: the lists, the round, and the events that are told. */
final class AnswerStep {
    /** So many different changes are held back at once, and so many resources in all of them; more are told at once. */
    static final int MOST_HELD = 100;

    static final int MOST_SUBJECTS = 2_000;

    private final NeonAnswer answer;
    private final String source;
    private final RoundState before;
    private final WorkingLists lists;
    private final NeonPlace place;
    private final ConfigEvents events;
    private final List<AuditEvent> others = new ArrayList<>();
    private List<HeldChange> held;
    private String ownKey;

    AnswerStep(KnownLists known, RoundState before, NeonAnswer answer, String source) {
        this.answer = answer;
        this.source = source;
        this.before = before;
        this.lists = new WorkingLists(known, before);
        this.place = NeonPlace.of(answer);
        this.events = new ConfigEvents(source, answer.timeMillis(), Schemas.NEON_CONFIG);
        this.held = before.held();
        this.ownKey = before.ownKey();
    }

    NeonAnswer answer() {
        return answer;
    }

    String source() {
        return source;
    }

    WorkingLists lists() {
        return lists;
    }

    NeonPlace place() {
        return place;
    }

    String ownKey() {
        return ownKey;
    }

    /** A round is over at its last line, or where another one begins. */
    void takeRound() {
        if (answer.timeMillis() < before.time()) {
            return;
        }
        if (answer.endsRound() || answer.poll() != before.poll()) {
            release(Optional.empty());
        }
        ownKey = answer.ownKey().orElse(ownKey);
    }

    /** Tells at once. */
    void tell(ConfigSubject subject, ConfigFinding finding) {
        events.tell(subject, List.of(finding));
    }

    void tell(AuditEvent event) {
        others.add(event);
    }

    /** Tells once it is known whether it reaches many. */
    void hold(String kind, ConfigSubject subject, ConfigFinding finding) {
        List<HeldChange> all = new ArrayList<>(held);
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).isSame(kind, finding)) {
                all.set(at, all.get(at).with(subject));
                held = all;
                return;
            }
        }
        int subjects = all.stream().mapToInt(it -> it.subjects().size()).sum();
        if (all.size() >= MOST_HELD || subjects >= MOST_SUBJECTS) {
            tell(subject, finding);
        } else {
            all.add(new HeldChange(kind, finding, 1, List.of(subject)));
            held = all;
        }
    }

    /** Tells what was held back, of one kind or of all. */
    void release(Optional<String> kind) {
        List<HeldChange> kept = new ArrayList<>();
        for (HeldChange change : held) {
            if (kind.isPresent() && !kind.get().equals(change.kind())) {
                kept.add(change);
            } else if (change.isMany(lists.counts().getOrDefault(change.kind(), 0))) {
                tell(many(change), asOne(change.finding()));
            } else {
                change.subjects().forEach(subject -> tell(subject, change.finding()));
            }
        }
        held = kept;
    }

    private static ConfigSubject many(HeldChange change) {
        ConfigSubject first = change.subjects().get(0);
        Map<String, Object> fields = new HashMap<>(first.fields());
        fields.keySet()
                .removeIf(name -> !change.subjects().stream()
                        .allMatch(other ->
                                Objects.equals(fields.get(name), other.fields().get(name))));
        fields.put("neon.spread", "many");
        fields.put("neon.count", (long) change.count());
        return new ConfigSubject(first.type(), first.type() + "s", change.count() + " at once", fields);
    }

    /** What Neon renamed is no more than before. */
    private static ConfigFinding asOne(ConfigFinding finding) {
        boolean renamed =
                RoleRank.isRenaming(finding.before().orElse(""), finding.after().orElse(""));
        return new ConfigFinding(
                finding.path(),
                finding.before(),
                finding.after(),
                renamed ? Optional.of(Effect.CHANGED) : finding.effect(),
                finding.audience());
    }

    NeonPosture.Step result(boolean repeated) {
        SortedMap<String, Optional<byte[]>> changed = new TreeMap<>(lists.changed());
        boolean newer = answer.timeMillis() >= before.time();
        RoundState after = new RoundState(
                newer ? answer.poll() : before.poll(),
                newer ? answer.timeMillis() : before.time(),
                ownKey,
                lists.lists(),
                lists.counts(),
                held);
        if (!after.equals(before)) {
            changed.put(ListKey.SOURCE, Optional.of(after.toBytes()));
        }
        List<AuditEvent> all = new ArrayList<>(events.events());
        all.addAll(others);
        return new NeonPosture.Step(repeated, changed, all);
    }
}
