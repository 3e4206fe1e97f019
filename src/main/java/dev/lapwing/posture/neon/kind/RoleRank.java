package dev.lapwing.posture.neon.kind;

import dev.lapwing.posture.Effect;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much a role lets its holder do, in the words of every model of Neon's. */
public final class RoleRank {
    private static final Map<String, Integer> RANKS = Map.ofEntries(
            Map.entry("", 0),
            Map.entry("none", 0),
            Map.entry("unassigned", 0),
            Map.entry("collaborator", 1),
            Map.entry("viewer", 2),
            Map.entry("can_view", 2),
            Map.entry("member", 3),
            Map.entry("editor", 4),
            Map.entry("can_edit", 4),
            Map.entry("admin", 5),
            Map.entry("can_manage", 5),
            Map.entry("owner", 6));
    private static final int ADMIN = 5;

    /** The words by which Neon replaced others of its own. */
    private static final Set<String> RENAMED =
            Set.of("member editor", "can_view viewer", "can_edit editor", "can_manage admin");

    private RoleRank() {}

    /** What it does to replace one role by another; of a word that is not known it cannot be told. */
    public static Effect effect(String before, String after) {
        Optional<Integer> was = rank(before);
        Optional<Integer> is = rank(after);
        if (was.isEmpty() || is.isEmpty()) {
            return Effect.UNCLEAR;
        }
        int order = Integer.compare(was.get(), is.get());
        return order < 0 ? Effect.WIDENED : order > 0 ? Effect.NARROWED : Effect.CHANGED;
    }

    /** Whether Neon itself replaced the one word by the other. */
    public static boolean isRenaming(String before, String after) {
        return RENAMED.contains(before.toLowerCase(Locale.ROOT) + " " + after.toLowerCase(Locale.ROOT));
    }

    /** Whether a role lets its holder do everything. */
    public static boolean isAdmin(String role) {
        return rank(role).filter(rank -> rank >= ADMIN).isPresent();
    }

    private static Optional<Integer> rank(String role) {
        return Optional.ofNullable(RANKS.get(role.toLowerCase(Locale.ROOT)));
    }
}
