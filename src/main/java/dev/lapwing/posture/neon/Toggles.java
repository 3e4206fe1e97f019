package dev.lapwing.posture.neon;

import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.posture.neon.list.NeonList;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Concludes that a branch was protected or not between two rounds, of which no difference is left: it was touched, nothing is
 * seen of it, and an operation on its protection was made. Either may come first.
 */
final class Toggles {
    /** The operation that Neon makes of a change of protection. */
    static final String OPERATION = "timeline_update_protected_config";

    private static final String TOUCHED = "touched:";
    private static final String PROTECTION = "protection:";

    private Toggles() {}

    /** A branch was touched, and nothing is seen of it. */
    static void touched(
            AnswerStep step, Subjects subjects, ListedItem branch, SortedMap<String, String> notesOfBranches) {
        notesOfBranches.put(TOUCHED + branch.uid(), round(step));
        String operations = ListKey.operations(step.place().project());
        if (isNoted(step, operations, PROTECTION + branch.uid())) {
            tell(step, subjects, branch);
        }
    }

    /** An operation on the protection of a branch was made. */
    static void protection(AnswerStep step, String branch, SortedMap<String, String> notesOfOperations) {
        boolean first = !round(step).equals(notesOfOperations.put(PROTECTION + branch, round(step)));
        String branches = ListKey.branches(step.place().project());
        if (first && isNoted(step, branches, TOUCHED + branch)) {
            SortedMap<String, ListedItem> all =
                    step.lists().get(branches).map(NeonList::items).orElseGet(TreeMap::new);
            Optional.ofNullable(all.get(branch))
                    .ifPresent(item -> tell(step, new Subjects(step, NeonKind.BRANCH, all), item));
        }
    }

    /** Leaves only the notes of this round. */
    static void forgetRounds(AnswerStep step, Map<String, String> notes) {
        notes.entrySet()
                .removeIf(note ->
                        (note.getKey().startsWith(TOUCHED) || note.getKey().startsWith(PROTECTION))
                                && !note.getValue().equals(round(step)));
    }

    private static void tell(AnswerStep step, Subjects subjects, ListedItem branch) {
        Optional<String> now = branch.text("protected");
        step.tell(subjects.inferred(branch), ConfigFinding.change("protected", now, now, Effect.UNCLEAR));
    }

    private static boolean isNoted(AnswerStep step, String list, String note) {
        return step.lists()
                .get(list)
                .filter(known -> round(step).equals(known.notes().get(note)))
                .isPresent();
    }

    private static String round(AnswerStep step) {
        return Long.toString(step.answer().poll());
    }
}
