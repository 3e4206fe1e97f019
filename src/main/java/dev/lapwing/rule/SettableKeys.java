package dev.lapwing.rule;

import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The settings of a rule that can be changed from outside, each with the way to it through the rule's document. */
final class SettableKeys {
    static final String LEVEL = "level";

    private static final String CORRELATION = "correlation";
    private static final String CONDITION = "condition";
    private static final String OWN = "lapwing";
    private static final String TIMESPAN = "timespan";

    /** What a rule looks at: whoever changes this writes another rule. */
    private static final Set<String> SUBSTANCE =
            Set.of("type", "rules", "group-by", "generate", "then", CONDITION, "field", "fields", "among");

    private SettableKeys() {}

    /** The level can be set where the rule leaves it out; of the others, those that the rule has. */
    static Map<String, List<String>> of(YamlNode.Mapping document) {
        Map<String, List<String>> keys = new TreeMap<>();
        keys.put(LEVEL, List.of(LEVEL));
        map(document, CORRELATION).ifPresent(correlation -> ofCorrelation(correlation, keys));
        map(document, OWN)
                .filter(own -> own.get(TIMESPAN).isPresent())
                .ifPresent(own -> keys.put(TIMESPAN, List.of(OWN, TIMESPAN)));
        return keys;
    }

    private static void ofCorrelation(YamlNode.Mapping correlation, Map<String, List<String>> keys) {
        for (YamlNode.Entry entry : correlation.entries()) {
            String key = entry.key().text();
            String prefix = key.equals(CONDITION) ? "" : key + ".";
            entry.value()
                    .mapping()
                    .map(SettableKeys::scalars)
                    .orElse(List.of())
                    .forEach(name -> keys.put(prefix + name, List.of(CORRELATION, key, name)));
        }
        scalars(correlation).forEach(name -> keys.put(name, List.of(CORRELATION, name)));
    }

    private static Optional<YamlNode.Mapping> map(YamlNode.Mapping document, String key) {
        return document.get(key).flatMap(YamlNode::mapping);
    }

    private static List<String> scalars(YamlNode.Mapping map) {
        return map.entries().stream()
                .filter(entry -> entry.value().scalar().isPresent())
                .map(entry -> entry.key().text())
                .filter(key -> !SUBSTANCE.contains(key))
                .toList();
    }
}
