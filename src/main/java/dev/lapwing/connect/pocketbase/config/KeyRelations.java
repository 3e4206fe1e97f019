package dev.lapwing.connect.pocketbase.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;

/** What values must be like because of others: a sentence for each key at fault. */
final class KeyRelations {
    private final Map<String, Object> values;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private KeyRelations(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * The problems of a configuration.
     *
     * @param values by key; those that could not be read are absent or null
     */
    static Map<String, String> problems(Map<String, Object> values) {
        KeyRelations relations = new KeyRelations(values);
        if (relations.is(PocketBaseKeys.MODE, "api")) {
            relations.api();
        } else if (relations.is(PocketBaseKeys.MODE, "sqlite")) {
            relations.sqlite();
        }
        relations.partitions();
        return relations.problems;
    }

    private void api() {
        need(PocketBaseKeys.URL, "mode api needs the url at which PocketBase answers");
        refuse(PocketBaseKeys.FILE, "is for mode sqlite; mode api reads over url");
        boolean identity = has(PocketBaseKeys.IDENTITY);
        boolean password = has(PocketBaseKeys.PASSWORD);
        if (has(PocketBaseKeys.TOKEN)) {
            for (String key : List.of(PocketBaseKeys.IDENTITY, PocketBaseKeys.PASSWORD)) {
                refuse(key, "is of no use beside token: set either token, or identity and password");
            }
        } else if (!identity && !password) {
            problems.put(
                    PocketBaseKeys.TOKEN,
                    "mode api needs a superuser's token, or the identity and password of a superuser");
        } else if (!password) {
            problems.put(PocketBaseKeys.PASSWORD, "an identity needs its password");
        } else if (!identity) {
            problems.put(PocketBaseKeys.IDENTITY, "a password needs the identity whose it is");
        }
    }

    private void sqlite() {
        need(PocketBaseKeys.FILE, "mode sqlite needs the file of PocketBase's log: pb_data/auxiliary.db");
        for (String key : List.of(PocketBaseKeys.TOKEN, PocketBaseKeys.IDENTITY, PocketBaseKeys.PASSWORD)) {
            refuse(key, "is for mode api; mode sqlite reads a file and logs in nowhere");
        }
    }

    private void partitions() {
        if (is(PocketBaseKeys.PARTITIONING, "spread")) {
            need(PocketBaseKeys.PARTITIONS, "partitioning spread needs the number of partitions of topic");
        } else {
            refuse(PocketBaseKeys.PARTITIONS, "is for partitioning spread; with keyed the source's name decides");
        }
        if (has(PocketBaseKeys.TOPIC)
                && String.valueOf(values.get(PocketBaseKeys.TOPIC)).equals(values.get(PocketBaseKeys.POLLS_TOPIC))) {
            problems.put(PocketBaseKeys.POLLS_TOPIC, "must be another topic than topic");
        }
    }

    private void need(String key, String problem) {
        if (!has(key)) {
            problems.put(key, problem);
        }
    }

    private void refuse(String key, String problem) {
        if (has(key)) {
            problems.put(key, key + " " + problem);
        }
    }

    private boolean is(String key, String word) {
        return word.equals(values.get(key));
    }

    private boolean has(String key) {
        Object value = values.get(key);
        String text = value instanceof Password password ? password.value() : String.valueOf(value);
        return value != null && !text.isEmpty();
    }
}
