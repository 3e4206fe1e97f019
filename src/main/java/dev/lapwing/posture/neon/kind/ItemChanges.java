package dev.lapwing.posture.neon.kind;

import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.Effect;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What has changed of a resource between two answers. */
public final class ItemChanges {
    private final NeonKind kind;
    private final ListedItem before;
    private final ListedItem after;
    private final List<NeonChange> found = new ArrayList<>();

    private ItemChanges(NeonKind kind, ListedItem before, ListedItem after) {
        this.kind = kind;
        this.before = before;
        this.after = after;
    }

    /** One for each path. */
    public static List<NeonChange> of(NeonKind kind, ListedItem before, ListedItem after) {
        ItemChanges changes = new ItemChanges(kind, before, after);
        SortedSet<String> paths = new TreeSet<>(before.values().keySet());
        paths.addAll(after.values().keySet());
        paths.forEach(changes::compare);
        return changes.found;
    }

    /** It was not there before. */
    public static Optional<NeonChange> added(NeonKind kind, ListedItem item, boolean open) {
        Shape.Told told = kind.shape().told();
        boolean isPublic = kind == NeonKind.BUCKET
                && Judgement.ACCESS.of(Optional.empty(), item.text("access_level")) == Effect.WIDENED;
        Effect effect = open || isPublic ? Effect.WIDENED : told.coming();
        String audience = isPublic ? "everyone" : open ? "data of a protected branch" : "";
        ConfigFinding finding = new ConfigFinding(
                told.added(), Optional.empty(), Optional.of(shown(kind, item)), Optional.of(effect), audience);
        return told.added().isEmpty() ? Optional.empty() : Optional.of(NeonChange.of(finding));
    }

    /**
     * It is not there any more.
     *
     * @param now in milliseconds since the epoch
     */
    public static Optional<NeonChange> removed(NeonKind kind, ListedItem item, long now) {
        Shape.Told told = kind.shape().told();
        boolean early = TimeText.millis(item.text("expires_at").orElse("")).orElse(now) > now;
        ConfigFinding finding =
                ConfigFinding.change(told.removed(), Optional.of(shown(kind, item)), Optional.empty(), told.going());
        NeonChange change = NeonChange.of(finding);
        return told.removed().isEmpty()
                ? Optional.empty()
                : Optional.of(early ? change.concerning("before it expired") : change);
    }

    private static String shown(NeonKind kind, ListedItem item) {
        String unconfined = kind == NeonKind.API_KEY ? "organization" : item.name();
        return item.text(kind.shape().told().shown()).orElse(unconfined);
    }

    private void compare(String path) {
        Optional<String> was = before.text(path);
        Optional<String> is = after.text(path);
        if (!was.equals(is)) {
            kind.members().stream()
                    .filter(member -> member.has(path))
                    .findFirst()
                    .filter(member -> isTold(member, was, is))
                    .ifPresent(member -> tell(member, path, was, is));
        }
    }

    /** Of a flag that is absent nothing is known. */
    private static boolean isTold(NeonMember member, Optional<String> was, Optional<String> is) {
        return switch (member.form()) {
            case KEPT -> false;
            case TOLD_FLAG -> was.isPresent() && is.isPresent();
            case TEXT, FLAG, SET, URL, TREE -> true;
        };
    }

    private void tell(NeonMember member, String path, Optional<String> was, Optional<String> is) {
        Judgement judgement = member.judgement();
        Effect effect = judgement.of(was, is);
        String audience = judgement.audience(was, is);
        if (path.equals("protected_branches_only") && after.text("allowed_ips").isEmpty()) {
            effect = Effect.CHANGED;
        } else if (path.equals("protected_branches_only") && effect == Effect.WIDENED) {
            audience = "everyone, on branches that are not protected";
        } else if (path.equals("block_public_connections") && effect == Effect.WIDENED) {
            audience = after.text("allowed_ips").isEmpty() ? "everyone" : "the allow list";
        } else if (path.equals("cors")) {
            effect = is.filter(AllowList::isEveryOrigin).isPresent() ? Effect.WIDENED : Effect.CHANGED;
            audience = effect == Effect.WIDENED ? "every origin" : "";
        }
        boolean renamed = RoleRank.isRenaming(was.orElse(""), is.orElse(""));
        boolean folds = member.folds() && (effect != Effect.WIDENED || renamed);
        found.add(new NeonChange(
                new ConfigFinding(path, shown(member, was), shown(member, is), Optional.of(effect), audience),
                folds,
                Map.of()));
    }

    /** An allow list that is not there is an empty one. */
    private static Optional<String> shown(NeonMember member, Optional<String> value) {
        return member.form() == NeonMember.Form.SET ? Optional.of(value.orElse("")) : value;
    }
}
