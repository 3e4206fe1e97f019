package dev.lapwing.posture.neon.kind;

import dev.lapwing.continuity.poll.NeonAnswer;

/**
 * What an answer is about, as its path and query say.
 *
 * @param org the organisation, or empty
 * @param project the project, or empty
 * @param branch the branch, or empty
 * @param database the database, or empty
 */
public record NeonPlace(String org, String project, String branch, String database) {
    /** Of an answer. */
    public static NeonPlace of(NeonAnswer answer) {
        String[] parts = answer.path().split("/", -1);
        String first = part(parts, 1);
        boolean ofProject = first.equals("projects");
        boolean ofBranch = ofProject && part(parts, 3).equals("branches");
        return new NeonPlace(
                first.equals("organizations") ? part(parts, 2) : answer.query().getOrDefault("org_id", ""),
                ofProject ? part(parts, 2) : "",
                ofBranch ? part(parts, 4) : answer.query().getOrDefault("branch_id", ""),
                ofBranch && part(parts, 5).equals("data-api")
                        ? part(parts, 6)
                        : answer.query().getOrDefault("database_name", ""));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
