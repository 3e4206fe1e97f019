package dev.lapwing.connect.neon.config;

import dev.lapwing.connect.config.KeyValues;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What values must be like because of others: a sentence for each key at fault. */
final class NeonKeyRelations {
    private NeonKeyRelations() {}

    static Map<String, String> problems(Map<String, Object> given) {
        KeyValues values = new KeyValues(new HashMap<>(given));
        Map<String, String> problems = new LinkedHashMap<>();
        if (values.list(NeonKeys.ORG).isEmpty()
                && values.list(NeonKeys.PROJECTS).isEmpty()) {
            problems.put(
                    NeonKeys.ORG,
                    "org or projects is needed: the id of an organisation, or the ids of single projects");
        }
        if (values.is(NeonKeys.STORAGE_LOGS)
                && String.valueOf(given.get(NeonKeys.TOPIC)).equals(given.get(NeonKeys.STORAGE_TOPIC))) {
            problems.put(NeonKeys.STORAGE_TOPIC, "storage.topic must be another topic than topic");
        }
        return problems;
    }
}
