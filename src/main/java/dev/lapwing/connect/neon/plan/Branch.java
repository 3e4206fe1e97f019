package dev.lapwing.connect.neon.plan;

/**
 * A branch, as far as it decides when it is looked at.
 *
 * @param parent the id of the branch it was made from, or empty
 * @param main whether it is the default branch of its project, or protected
 */
public record Branch(String project, String id, String parent, boolean main) {
    public String key() {
        return project + "/" + id;
    }
}
