package dev.lapwing.score;

import java.util.regex.Pattern;

/**
 * What a label of polls names: {@code poll:NUMBER:KIND:ID}, the first poll in which a resource differs from the poll before.
 *
 * @param poll the number of the poll
 * @param id the resource; for what a project used in an hour, the project
 */
record LabelledAnswer(int poll, String id) {
    private static final int PARTS = 4;

    static LabelledAnswer of(String row) {
        String[] parts = row.split(":", PARTS);
        String id = parts[2].equals("consumption") ? parts[3].substring(0, parts[3].indexOf(':')) : parts[3];
        return new LabelledAnswer(Integer.parseInt(parts[1]), id);
    }

    /** Whether a text names the resource, and not another one whose id begins or ends like it. */
    boolean isNamedIn(String text) {
        return text.contains(id)
                && Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])")
                        .matcher(text)
                        .find();
    }
}
