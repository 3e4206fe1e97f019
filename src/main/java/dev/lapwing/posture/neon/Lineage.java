package dev.lapwing.posture.neon;

import dev.lapwing.posture.neon.list.ListedItem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whose data a branch carries. */
enum Lineage {
    /** It is protected, or carries the data of a branch that is, or was until a week ago. */
    PROTECTED,
    /** The default branch. */
    DEFAULT,
    /** Any other. */
    ORDINARY;

    /** When a branch was last seen protected. */
    static final String PROTECTED_AT = "protected_at";

    private static final Duration STAYS = Duration.ofDays(7);
    private static final int MAX_DEPTH = 100;
    private static final String PARENT = "parent_id";

    /** As events write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a branch among all of its project; empty where it is not among them. */
    static Optional<Lineage> of(Map<String, ListedItem> branches, String id, long time) {
        ListedItem branch = branches.get(id);
        if (branch == null) {
            return Optional.empty();
        }
        if (isProtected(branch, time) || carriesProtected(branches, branch, time)) {
            return Optional.of(PROTECTED);
        }
        return Optional.of(branch.says("default", "true") ? DEFAULT : ORDINARY);
    }

    /** Whether its data come from a protected branch. */
    static boolean carriesProtected(Map<String, ListedItem> branches, ListedItem branch, long time) {
        ListedItem at = branch;
        for (int depth = 0; depth < MAX_DEPTH && carriesData(at); depth++) {
            ListedItem parent = branches.get(at.text(PARENT).orElse(""));
            if (parent == null) {
                return false;
            }
            if (isProtected(parent, time)) {
                return true;
            }
            at = parent;
        }
        return false;
    }

    /** What is not said to be a schema alone has data with it. */
    private static boolean carriesData(ListedItem branch) {
        return branch.text(PARENT).isPresent() && !branch.says("init_source", "schema-only");
    }

    private static boolean isProtected(ListedItem branch, long time) {
        return branch.says("protected", "true")
                || branch.text(PROTECTED_AT)
                        .filter(at -> time - Long.parseLong(at) <= STAYS.toMillis())
                        .isPresent();
    }
}
