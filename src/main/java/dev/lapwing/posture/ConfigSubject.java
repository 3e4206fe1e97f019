package dev.lapwing.posture;

import java.util.Map;

/**
 * What a finding is about.
 *
 * @param fields what an event of it says besides, by the names of fields of its schema
 */
public record ConfigSubject(String type, String uid, String name, Map<String, Object> fields) {
    public ConfigSubject {
        fields = Map.copyOf(fields);
    }
}
