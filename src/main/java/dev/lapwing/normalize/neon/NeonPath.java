package dev.lapwing.normalize.neon;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids that the path of a Neon API call names; words in their places ({@code /projects/shared}) are no ids. */
record NeonPath(@Nullable String project, @Nullable String branch) {
    private static final Pattern PROJECT = Pattern.compile("[a-z]+(-[a-z]+)*-[0-9]+");

    static NeonPath of(List<String> segments) {
        String project = after(segments, "projects");
        String branch = after(segments, "branches");
        return new NeonPath(
                project != null && PROJECT.matcher(project).matches() ? project : null,
                branch != null && branch.startsWith("br-") ? branch : null);
    }

    private static @Nullable String after(List<String> segments, String word) {
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equals(word)) {
                return segments.get(i + 1);
            }
        }
        return null;
    }
}
