package dev.lapwing.rule.ordinary;

import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ordinary}: lists of what is usual here. */
public final class OrdinaryReader {
    private final LocatedMap section;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param section as the file has it
     */
    public OrdinaryReader(LocatedMap section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /** What the section says; what is wrong in it is told and left out. */
    public Ordinary read() {
        section.only(Arrays.stream(OrdinaryKey.values()).map(OrdinaryKey::word).toList());
        Map<OrdinaryKey, List<String>> values = new EnumMap<>(OrdinaryKey.class);
        for (OrdinaryKey key : OrdinaryKey.values()) {
            values.put(key, values(key));
        }
        return new Ordinary(values);
    }

    private List<String> values(OrdinaryKey key) {
        List<LocatedText> written = section.textList(key.word());
        if (written.size() > Ordinary.MOST) {
            problems.error(
                    section.place(key.word()),
                    "%s has %d values; %d are the most".formatted(key.word(), written.size(), Ordinary.MOST));
            return List.of();
        }
        List<String> right = new ArrayList<>();
        for (LocatedText value : written) {
            if (right.contains(value.text())) {
                problems.warning(value.place(), value.text() + " is in " + key.word() + " twice");
                continue;
            }
            key.problem(value.text())
                    .ifPresentOrElse(
                            problem -> problems.error(value.place(), shown(value) + " " + problem),
                            () -> right.add(value.text()));
        }
        return right;
    }

    private static String shown(LocatedText value) {
        return value.text().length() > 40 ? value.text().substring(0, 40) + "..." : value.text();
    }
}
