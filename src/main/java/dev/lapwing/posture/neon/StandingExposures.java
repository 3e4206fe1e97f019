package dev.lapwing.posture.neon;

import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.neon.kind.AllowList;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.kind.RoleRank;
import dev.lapwing.posture.neon.list.ListedItem;
import java.util.ArrayList;
import java.util.List;

/** What stands open in one answer, whatever was before. It is told again with each answer, until it is mended. */
final class StandingExposures {
    private static final String EVERYONE = "everyone";
    private static final String ON = "true";

    private final ListedItem item;
    private final Subjects subjects;
    private final List<ConfigFinding> found = new ArrayList<>();

    private StandingExposures(ListedItem item, Subjects subjects) {
        this.item = item;
        this.subjects = subjects;
    }

    static List<ConfigFinding> of(NeonKind kind, ListedItem item, Subjects subjects) {
        StandingExposures standing = new StandingExposures(item, subjects);
        switch (kind) {
            case ORGANIZATION -> standing.where("require_mfa", item.says("require_mfa", "false"), "");
            case MEMBER -> standing.member();
            case API_KEY -> standing.found.addAll(StandingKeys.of(item, subjects));
            case PROJECT -> standing.project();
            case BRANCH ->
                standing.where("protected", subjects.isLeftOpen(item), "data of a protected branch, without expiry");
            case BUCKET ->
                standing.where(
                        "access_level", item.text("access_level").orElse("").startsWith("public"), EVERYONE);
            case ENDPOINT -> standing.endpoint();
            case DATA_API -> standing.dataApi();
            case AUTH -> standing.hipaa();
            default -> {
                // of other kinds nothing stands that their changes do not tell
            }
        }
        return standing.found;
    }

    private void member() {
        boolean admin = item.text("role").filter(RoleRank::isAdmin).isPresent();
        boolean demanded = subjects.organization()
                .filter(org -> org.says("require_mfa", ON))
                .isPresent();
        boolean without =
                item.says("has_mfa", "false") && item.text("deactivated_at").isEmpty();
        where("has_mfa", without && (admin || !demanded), "passkeys do not show here: no proof");
    }

    private void project() {
        boolean blocked = item.says("block_public_connections", ON);
        String ips = item.text("allowed_ips").orElse("");
        boolean open = AllowList.letsInAll(ips);
        if (open && !blocked) {
            found.add(ConfigFinding.standing("allowed_ips", ips, EVERYONE));
        }
        where(
                "protected_branches_only",
                !open && !blocked && item.says("protected_branches_only", ON),
                "everyone, on branches that are not protected");
    }

    /** Behind every other compute of its project, which all have one and the same release. */
    private void endpoint() {
        String path = "compute_release_version";
        String own = item.text(path).orElse("");
        List<String> others = subjects.all().values().stream()
                .filter(other -> !other.uid().equals(item.uid()))
                .flatMap(other -> other.text(path).stream())
                .distinct()
                .toList();
        long count = subjects.all().size() - 1L;
        boolean behind = count >= 2 && others.size() == 1 && isOlder(own, others.get(0));
        if (behind) {
            found.add(ConfigFinding.standing("release_lag", own, "others have " + others.get(0)));
        }
    }

    private static boolean isOlder(String one, String other) {
        String digits = "[0-9]{1,18}";
        return one.matches(digits) && other.matches(digits) && Long.parseLong(one) < Long.parseLong(other);
    }

    private void dataApi() {
        where("db_anon_role", item.text("db_anon_role").isPresent(), EVERYONE);
        where("cors", item.text("cors").filter(AllowList::isEveryOrigin).isPresent(), "every origin");
        hipaa();
    }

    private void hipaa() {
        if (subjects.project().filter(project -> project.says("hipaa", ON)).isPresent()) {
            found.add(ConfigFinding.standing("hipaa", "outside the boundary of HIPAA", ""));
        }
    }

    private void where(String path, boolean stands, String audience) {
        if (stands) {
            found.add(ConfigFinding.standing(path, item.text(path).orElse(""), audience));
        }
    }
}
