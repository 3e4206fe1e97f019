package dev.lapwing.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that events of one log source have, each in a slot of its own.
 *
 * <p>A field is an OCSF path or {@code <namespace>.<the source's own name>}. Below an <em>open</em> field any path is a
 * field: its values are whatever the source put there. An alias is another name of the same slot. A schema of any field
 * has the common fields, and every other name is a field.
 */
public final class Schema {
    /** Slot of the event time, in milliseconds since the epoch: a {@link Long}. */
    public static final int TIME = 0;
    /** Slot of the event id, with its instance before it. */
    public static final int UID = 1;
    /** Slot of the instance: the source's name in the configuration. */
    public static final int LOG_SOURCE = 2;

    /** Slot of the members of a row, in a schema of any field. */
    public static final int MEMBERS = 3;

    private static final List<String> COMMON = List.of("time", "metadata.uid", "metadata.log_source");

    private final LogSource source;
    private final List<String> fields;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> open;
    private final boolean anyField;

    private Schema(
            LogSource source, List<String> fields, List<String> open, Map<String, String> aliases, boolean anyField) {
        this.anyField = anyField;
        this.source = source;
        this.fields = List.copyOf(fields);
        this.open = List.copyOf(open);
        for (int slot = 0; slot < fields.size(); slot++) {
            if (slots.put(fields.get(slot), slot) != null) {
                throw new IllegalArgumentException("field named twice: " + fields.get(slot));
            }
        }
        aliases.forEach((alias, field) -> slots.put(alias, slot(field)));
    }

    /** A schema of the common fields and these. */
    public static Schema of(LogSource source, String... fields) {
        List<String> all = new ArrayList<>(COMMON);
        all.addAll(Arrays.asList(fields));
        return new Schema(source, all, List.of(), Map.of(), false);
    }

    /**
     * A schema of the common fields and of whatever members a row has.
     *
     * @param source the log source, a part of it empty where it is not known: rules of any such part see the events
     */
    public static Schema ofAnyField(LogSource source) {
        return new Schema(source, COMMON, List.of(), Map.of(), true);
    }

    /** The same schema where any path below each of these fields is a field too. */
    public Schema withOpen(String... openFields) {
        return new Schema(source, fields, Arrays.asList(openFields), aliasesOnly(), anyField);
    }

    /** The same schema with further names for its fields. */
    public Schema withAliases(Map<String, String> aliases) {
        return new Schema(source, fields, open, aliases, anyField);
    }

    /** The log source whose events have these fields. */
    public LogSource source() {
        return source;
    }

    /** Whether every name is a field. */
    public boolean anyField() {
        return anyField;
    }

    /** The names of its own fields in slot order, aliases left out. */
    public List<String> fields() {
        return fields;
    }

    /** How many slots an event has. */
    public int size() {
        return anyField ? MEMBERS + 1 : fields.size();
    }

    /**
     * The slot of a field or alias.
     *
     * @throws IllegalArgumentException when this schema has no such field
     */
    public int slot(String field) {
        Integer slot = slots.get(field);
        if (slot == null) {
            throw new IllegalArgumentException(source + " has no field " + field);
        }
        return slot;
    }

    /** Where a field name points, or empty when events of this source never have it. */
    public Optional<FieldPath> find(String field) {
        Integer slot = slots.get(field);
        if (slot != null) {
            return Optional.of(new FieldPath(slot, List.of()));
        }
        if (anyField) {
            return field.isEmpty() ? Optional.empty() : Optional.of(FieldPath.member(MEMBERS, field));
        }
        return open.stream()
                .filter(name -> field.startsWith(name + ".") && field.length() > name.length() + 1)
                .findFirst()
                .map(name -> new FieldPath(
                        slot(name),
                        Arrays.asList(field.substring(name.length() + 1).split("\\.", -1))));
    }

    private Map<String, String> aliasesOnly() {
        Map<String, String> aliases = new HashMap<>();
        slots.forEach((name, slot) -> {
            if (!fields.get(slot).equals(name)) {
                aliases.put(name, fields.get(slot));
            }
        });
        return aliases;
    }
}
