package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.text.SafeText;
import java.util.List;

/** By what a list is told from others: its path, what of the query makes it another list, and the operation. */
final class ListKey {
    /** What is known of the source as a whole. */
    static final String SOURCE = "";

    /** The rest of a query names pages, times and orders. */
    private static final List<String> TELLING =
            List.of("branch_id", "database_name", "org_id", "recoverable", "include_deleted", "category");

    private ListKey() {}

    static String of(NeonAnswer answer) {
        StringBuilder key = new StringBuilder(answer.path()).append('\n');
        for (String name : TELLING) {
            String value = answer.query().getOrDefault(name, "");
            if (!value.isEmpty()) {
                key.append(name).append('=').append(value).append('\n');
            }
        }
        return SafeText.wellFormed(key.append(answer.operation()).toString());
    }

    static String members(String org) {
        return "/organizations/" + org + "/members\ngetOrganizationMembers";
    }

    static String invitations(String org) {
        return "/organizations/" + org + "/invitations\ngetOrganizationInvitations";
    }

    static String organization(String org) {
        return "/organizations/" + org + "\ngetOrganization";
    }

    static String project(String project) {
        return "/projects/" + project + "\ngetProject";
    }

    static String branches(String project) {
        return "/projects/" + project + "/branches\nlistProjectBranches";
    }

    static String operations(String project) {
        return "/projects/" + project + "/operations\nlistProjectOperations";
    }

    /** With what the keys of all lists of a project begin. */
    static List<String> prefixesOfProject(String project) {
        return List.of("/projects/" + project + "\n", "/projects/" + project + "/");
    }

    /** With what the keys of all lists of a branch begin. */
    static List<String> prefixesOfBranch(String project, String branch) {
        return List.of(
                "/projects/" + project + "/branches/" + branch + "/",
                "/projects/" + project + "/advisors\nbranch_id=" + branch + "\n");
    }
}
