package dev.lapwing.connect.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Puts the keys of a connector together, in the order in which people are shown them. */
public final class KeyTable {
    public static final Object REQUIRED = ConfigDef.NO_DEFAULT_VALUE;
    public static final Recommender ALWAYS = new Choice(List.of(), "", "");

    private final String group;
    private final UnaryOperator<String> docs;
    private final ConfigDef definition = new ConfigDef();
    private int order;

    /**
     * An empty table.
     *
     * @param group what the keys are shown under
     * @param docs gives the documentation of a key
     */
    public KeyTable(String group, UnaryOperator<String> docs) {
        this.group = group;
        this.docs = docs;
    }

    public ConfigDef definition() {
        return definition;
    }

    /** Adds a key that is always shown and for which nothing is proposed. */
    public void key(
            String name, String shown, ConfigDef.Type type, @Nullable Object standard, @Nullable Validator check) {
        key(name, shown, type, standard, check, ALWAYS);
    }

    /**
     * Adds a key.
     *
     * @param shown its name for people
     * @param standard its value where none is given
     */
    public void key(
            String name,
            String shown,
            ConfigDef.Type type,
            @Nullable Object standard,
            @Nullable Validator check,
            Recommender recommender) {
        Importance importance = standard == REQUIRED ? Importance.HIGH : Importance.MEDIUM;
        Width width = switch (type) {
            case STRING, PASSWORD, LIST -> Width.LONG;
            default -> Width.SHORT;
        };
        definition.define(
                name, type, standard, check, importance, docs.apply(name), group, ++order, width, shown, recommender);
    }

    /** Proposes words. */
    public static Recommender choice(String... words) {
        return new Choice(List.copyOf(Arrays.asList((Object[]) words)), "", "");
    }

    /** Shows a key only where another one has a value. */
    public static Recommender when(String key, String word) {
        return new Choice(List.of(), key, word);
    }

    /** Proposes words, and shows a key only where another one has a value. */
    private record Choice(List<Object> words, String key, String word) implements Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> values) {
            return words;
        }

        @Override
        public boolean visible(String name, Map<String, Object> values) {
            return key.isEmpty() || word.equals(String.valueOf(values.get(key)));
        }
    }
}
