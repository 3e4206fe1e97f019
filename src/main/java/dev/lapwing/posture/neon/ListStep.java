package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.posture.neon.kind.NeonBody;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.posture.neon.list.NeonList;
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

    private final AnswerStep step;
    private final NeonAnswer answer;
    private final NeonKind kind;
    private final String key;
    private final NeonList before;
    private final SortedMap<String, ListedItem> items;
    private final SortedMap<String, String> notes;
    private final ListTelling telling;
    private int missed;
    private int characters;

    ListStep(AnswerStep step, NeonKind kind) {
        this.step = step;
        this.answer = step.answer();
        this.kind = kind;
        this.key = ListKey.of(answer);
        this.before = step.lists().get(key).orElse(NeonList.none(kind.name()));
        this.items = new TreeMap<>(before.items());
        this.notes = new TreeMap<>(before.notes());
        this.telling = new ListTelling(step, kind, new Subjects(step, kind, items), notes);
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
            telling.unread("the answer could not be looked at");
            return true;
        }
        Toggles.forgetRounds(step, notes);
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
            telling.unread(missed + " could not be looked at");
        }
        return true;
    }

    private void put(boolean ended, PageProgress progress) {
        NeonList after = new NeonList(
                kind.name(),
                answer.timeMillis(),
                answer.poll(),
                before.known() || ended,
                items,
                notes,
                ended ? progress.ended() : progress);
        if (!step.lists().put(key, after)) {
            telling.unread("more than " + WorkingLists.MAX_LISTS + " lists");
        }
    }

    /** A project that is not there any more leaves nothing. */
    boolean projectIsGone() {
        if (answer.timeMillis() <= before.time()) {
            return false;
        }
        before.items().values().forEach(telling::removed);
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
        if ((growth > 0 && characters + growth > MAX_CHARACTERS) || (was == null && items.size() >= MAX_ITEMS)) {
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
            telling.compared(was, item);
        } else if (before.known()) {
            telling.added(item, before.items());
        }
        telling.stands(item);
    }

    private void forgetAllBut(PageProgress progress) {
        Map<String, ListedItem> gone = new TreeMap<>(items);
        gone.keySet().removeAll(progress.uids());
        gone.values().forEach(telling::removed);
        items.keySet().removeAll(gone.keySet());
        if (kind == NeonKind.LISTED_PROJECT) {
            gone.keySet().forEach(project -> step.lists().forget(ListKey.prefixesOfProject(project)));
        } else if (kind == NeonKind.BRANCH) {
            String project = step.place().project();
            gone.keySet().forEach(branch -> step.lists().forget(ListKey.prefixesOfBranch(project, branch)));
        }
    }
}
