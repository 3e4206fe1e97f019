package dev.lapwing.alert.words;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** One group-by field and its value, as shown. */
public record GroupValue(String name, String value) {
    /** The values of an alert's group; a rule that is gone no longer says what they were called. */
    public static List<GroupValue> of(AlertVersion version, ValueDisplay display) {
        List<String> values = version.group().values();
        List<String> names = version.groupBy();
        List<GroupValue> shown = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            String name = i < names.size() ? SafeText.wellFormed(names.get(i)) : "value " + (i + 1);
            shown.add(new GroupValue(name, display.field(name, values.get(i))));
        }
        return List.copyOf(shown);
    }
}
