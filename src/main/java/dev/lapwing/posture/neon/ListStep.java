package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.ConfigSubject;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.neon.kind.ItemChanges;
import dev.lapwing.posture.neon.kind.KeyUse;
import dev.lapwing.posture.neon.kind.NeonBody;
import dev.lapwing.posture.neon.kind.NeonChange;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.list.KnownList;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.posture.neon.list.PageProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes up one page of a list. The resources in it are compared at once; only when a walk has come whole, those that were on
 * none of its pages are gone.
 */
final class ListStep {
    static final int MAX_ITEMS = 10_000;
    /** Of all that is kept of a list. */
    static final int MAX_CHARACTERS = 1_000_000;

    private static final String UPDATED = "updated_at";
    private static final String MOVED = "moved:";

    private final AnswerStep step;
    private final NeonAnswer answer;
    private final NeonKind kind;
    private final String key;
    private final KnownList before;
    private final SortedMap<String, ListedItem> items;
    private final SortedMap<String, String> notes;
    private final Subjects subjects;
    private int missed;
    private int characters;

    ListStep(AnswerStep step, NeonKind kind) {
        this.step = step;
        this.answer = step.answer();
        this.kind = kind;
        this.key = ListKey.of(answer);
        this.before = step.lists().get(key).orElse(KnownList.none(kind.name()));
        this.items = new TreeMap<>(before.items());
        this.notes = new TreeMap<>(before.notes());
        this.subjects = new Subjects(step, kind, items);
        this.characters = items.values().stream().mapToInt(ListedItem::size).sum();
    }

    /** Takes it up; whether it is news. */
    boolean take(boolean off) {
        PageWalk walk = new PageWalk(answer, before);
        if (walk.isRepeated()) {
            return false;
        }
        NeonBody body = NeonBody.of(kind, answer, off);
        if (!body.readable() || !answer.leftOut().isEmpty()) {
            tellUnread("the answer could not be looked at");
            return true;
        }
        notes.values().removeIf(poll -> !poll.equals(Long.toString(answer.poll())));
        missed = body.missed();
        List<ListedItem> found = keep(body.items());
        found.forEach(this::tell);
        TreeSet<String> uids = new TreeSet<>();
        body.items().forEach(item -> uids.add(item.uid()));
        PageProgress progress = walk.with(body, uids, missed > 0);
        boolean ended = walk.isEnd(body, progress);
        if (ended && !progress.cut()) {
            forgetAllBut(progress);
        }
        put(ended, progress);
        if (ended && kind.isInOneList()) {
            step.release(Optional.of(kind.name()));
        }
        if (missed > 0) {
            tellUnread(missed + " could not be looked at");
        }
        return true;
    }

    private void put(boolean ended, PageProgress progress) {
        KnownList after = new KnownList(
                kind.name(),
                answer.timeMillis(),
                answer.poll(),
                before.known() || ended,
                items,
                notes,
                ended ? progress.ended() : progress);
        if (!step.lists().put(key, after)) {
            tellUnread("more than " + WorkingLists.MAX_LISTS + " lists");
        }
    }

    /** A project that is not there any more leaves nothing. */
    boolean projectIsGone() {
        if (answer.timeMillis() <= before.time()) {
            return false;
        }
        before.items().values().forEach(this::tellRemoved);
        step.lists().forget(ListKey.prefixesOfProject(step.place().project()));
        return true;
    }

    /** Those that were known go first: a flood of new ones must not push them out. */
    private List<ListedItem> keep(List<ListedItem> listed) {
        List<ListedItem> kept = new ArrayList<>();
        listed.stream().filter(this::isKnown).filter(this::fits).forEach(kept::add);
        listed.stream().filter(item -> !isKnown(item)).filter(this::fits).forEach(kept::add);
        return kept;
    }

    private boolean isKnown(ListedItem item) {
        return before.items().containsKey(item.uid());
    }

    private boolean fits(ListedItem item) {
        ListedItem was = items.get(item.uid());
        int growth = item.size() - (was == null ? 0 : was.size());
        if (growth > 0 && characters + growth > MAX_CHARACTERS || was == null && items.size() >= MAX_ITEMS) {
            missed++;
            return false;
        }
        characters += growth;
        items.put(item.uid(), remembering(item, was));
        return true;
    }

    /** When it was last seen protected: its children go on to carry what was protected then. */
    private ListedItem remembering(ListedItem item, @Nullable ListedItem was) {
        if (kind != NeonKind.BRANCH) {
            return item;
        }
        if (item.says("protected", "true")) {
            return item.with(Lineage.PROTECTED_AT, Long.toString(answer.timeMillis()));
        }
        Optional<String> last = was == null ? Optional.empty() : was.text(Lineage.PROTECTED_AT);
        return last.map(time -> item.with(Lineage.PROTECTED_AT, time)).orElse(item);
    }

    private void tell(ListedItem item) {
        ListedItem was = before.items().get(item.uid());
        if (was != null) {
            List<NeonChange> changes = new ArrayList<>(ItemChanges.of(kind, was, item));
            if (changes.isEmpty() && !was.text(UPDATED).equals(item.text(UPDATED))) {
                moved(item);
            }
            if (!subjects.isOwnKey(item)) {
                changes.addAll(KeyUse.of(kind, was, item));
            }
            changes.forEach(change -> tell(item, change));
        } else if (before.known()) {
            ItemChanges.added(kind, item, subjects.isLeftOpen(item)).ifPresent(change -> tellAdded(item, change));
        }
        Standing.of(kind, item, subjects).forEach(finding -> step.tell(subjects.standing(item), finding));
    }

    private void tellAdded(ListedItem item, NeonChange change) {
        ConfigFinding finding = change.finding();
        String audience = kind == NeonKind.MEMBER ? subjects.howJoined(item, before.items()) : finding.audience();
        step.tell(
                subjects.changed(item, change, true),
                new ConfigFinding(finding.path(), finding.before(), finding.after(), finding.effect(), audience));
    }

    private void tell(ListedItem item, NeonChange change) {
        ConfigSubject subject = subjects.changed(item, change, false);
        ConfigFinding finding = subjects.isOwnKey(item) ? byPoller(change.finding()) : change.finding();
        if (change.folds()) {
            step.hold(kind.name(), subject, finding);
        } else {
            step.tell(subject, finding);
        }
    }

    private static ConfigFinding byPoller(ConfigFinding finding) {
        return new ConfigFinding(finding.path(), finding.before(), finding.after(), finding.effect(), "poller");
    }

    /** That it was touched and nothing is seen of it: where it was protected or not in between, an operation tells so. */
    private void moved(ListedItem item) {
        if (kind != NeonKind.BRANCH) {
            return;
        }
        notes.put(MOVED + item.uid(), Long.toString(answer.poll()));
        if (OperationsStep.protects(step, item.uid())) {
            step.tell(subjects.inferred(item), toggled(item));
        }
    }

    /** Whether a branch was touched in this round and nothing was seen of it; then it was protected or not in between. */
    static Optional<ListedItem> moved(AnswerStep step, String branch) {
        return step.lists()
                .get(ListKey.branches(step.place().project()))
                .filter(list ->
                        Long.toString(step.answer().poll()).equals(list.notes().get(MOVED + branch)))
                .map(list -> list.items().get(branch));
    }

    static ConfigFinding toggled(ListedItem branch) {
        Optional<String> now = branch.text("protected");
        return ConfigFinding.change("protected", now, now, Effect.UNCLEAR);
    }

    private void forgetAllBut(PageProgress progress) {
        Map<String, ListedItem> gone = new TreeMap<>(items);
        gone.keySet().removeAll(progress.uids());
        gone.values().forEach(this::tellRemoved);
        items.keySet().removeAll(gone.keySet());
        if (kind == NeonKind.LISTED_PROJECT) {
            gone.keySet().forEach(project -> step.lists().forget(ListKey.prefixesOfProject(project)));
        } else if (kind == NeonKind.BRANCH) {
            String project = step.place().project();
            gone.keySet().forEach(branch -> step.lists().forget(ListKey.prefixesOfBranch(project, branch)));
        }
    }

    private void tellRemoved(ListedItem item) {
        ItemChanges.removed(kind, item).ifPresent(change -> tell(item, change));
    }

    private void tellUnread(String words) {
        String name = kind.word()
                + (step.place().project().isEmpty() ? "" : " of " + step.place().project());
        step.tell(subjects.list(name), ConfigFinding.standing("unread", words, ""));
    }
}
