package dev.lapwing.config;

import dev.lapwing.yaml.LocatedMap;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The sections of plain keys and values, as flags and the environment change them: a flag beats the environment, which
 * beats the file.
 */
final class LayeredSettings {
    static final List<String> SECTIONS = List.of("kafka", "streams", "secrets", "places", "health", "alerts");
    private static final String PREFIX = "LAPWING_";
    /** Read by the launcher and the log, not here. */
    private static final Set<String> ELSEWHERE = Set.of("LAPWING_JAVA_OPTS", "LAPWING_LOG_LEVEL");

    private final Map<String, Map<String, LocatedText>> bySection = new LinkedHashMap<>();

    private LayeredSettings() {}

    static LayeredSettings of(
            LocatedMap file, Map<String, String> environment, Collection<String> flags, Problems problems) {
        var settings = new LayeredSettings();
        for (String section : SECTIONS) {
            settings.bySection.put(
                    section,
                    new LinkedHashMap<>(file.map(section).map(LocatedMap::texts).orElse(Map.of())));
        }
        environment.forEach((name, value) -> settings.fromEnvironment(name, value, problems));
        flags.forEach(flag -> settings.fromFlag(flag, problems));
        return settings;
    }

    Map<String, LocatedText> section(String name) {
        return bySection.getOrDefault(name, Map.of());
    }

    private void fromEnvironment(String name, String value, Problems problems) {
        if (!name.startsWith(PREFIX) || ELSEWHERE.contains(name)) {
            return;
        }
        String path = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        if (!put(path, new LocatedText(value, name))) {
            problems.warning(name, "this environment variable is no setting of Lapwing");
        }
    }

    private void fromFlag(String flag, Problems problems) {
        int equals = flag.indexOf('=');
        String place = "--set " + (equals < 0 ? flag : flag.substring(0, equals));
        if (equals < 0) {
            problems.error(place, "a setting is written section.key=value");
            return;
        }
        if (!put(flag.substring(0, equals), new LocatedText(flag.substring(equals + 1), place))) {
            problems.error(place, "a flag can set keys of the sections " + String.join(", ", SECTIONS));
        }
    }

    private boolean put(String path, LocatedText value) {
        int dot = path.indexOf('.');
        Map<String, LocatedText> section = dot < 0 ? null : bySection.get(path.substring(0, dot));
        if (section == null) {
            return false;
        }
        section.put(path.substring(dot + 1), value);
        return true;
    }
}
