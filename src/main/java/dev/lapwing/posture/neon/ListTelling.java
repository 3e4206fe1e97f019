package dev.lapwing.posture.neon;

import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.ConfigSubject;
import dev.lapwing.posture.neon.kind.ItemChanges;
import dev.lapwing.posture.neon.kind.KeyUse;
import dev.lapwing.posture.neon.kind.NeonChange;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.list.ListedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Tells what is found of the resources of one list. */
final class ListTelling {
    private static final String UPDATED = "updated_at";

    private final AnswerStep step;
    private final NeonKind kind;
    private final Subjects subjects;
    private final SortedMap<String, String> notes;

    /**
     * Of a list.
     *
     * @param notes what is kept of it besides
     */
    ListTelling(AnswerStep step, NeonKind kind, Subjects subjects, SortedMap<String, String> notes) {
        this.step = step;
        this.kind = kind;
        this.subjects = subjects;
        this.notes = notes;
    }

    /** It was there before. */
    void compared(ListedItem was, ListedItem item) {
        List<NeonChange> changes = new ArrayList<>(ItemChanges.of(kind, was, item));
        if (changes.isEmpty() && kind == NeonKind.BRANCH && !was.text(UPDATED).equals(item.text(UPDATED))) {
            Toggles.touched(step, subjects, item, notes);
        }
        if (!subjects.isOwnKey(item)) {
            changes.addAll(KeyUse.of(kind, was, item));
        }
        changes.forEach(change -> tell(item, change, false));
    }

    /**
     * It was not there before.
     *
     * @param others those that were
     */
    void added(ListedItem item, SortedMap<String, ListedItem> others) {
        String joined = switch (kind) {
            case MEMBER -> subjects.howJoined(item, others);
            case INVITATION, PERMISSION -> subjects.domainAmongMembers(item);
            default -> "";
        };
        ItemChanges.added(kind, item, subjects.isLeftOpen(item))
                .map(change -> joined.isEmpty() ? change : change.concerning(joined))
                .ifPresent(change -> tell(item, change, true));
    }

    /** It is not there any more. */
    void removed(ListedItem item) {
        ItemChanges.removed(kind, item, subjects.now()).ifPresent(change -> tell(item, change, false));
    }

    /** What stands open of it. */
    void stands(ListedItem item) {
        StandingExposures.of(kind, item, subjects).forEach(finding -> step.tell(subjects.standing(item), finding));
    }

    /** The list, or a part of it, could not be looked at. */
    void unread(String words) {
        String project = step.place().project();
        String name = kind.word() + (project.isEmpty() ? "" : " of " + project);
        step.tell(subjects.list(name), ConfigFinding.standing("unread", words, ""));
    }

    private void tell(ListedItem item, NeonChange change, boolean added) {
        NeonChange told = subjects.isOwnKey(item) ? change.concerning("poller") : change;
        ConfigSubject subject = subjects.changed(item, told, added);
        if (told.folds()) {
            step.hold(kind.name(), subject, told.finding());
        } else {
            step.tell(subject, told.finding());
        }
    }
}
