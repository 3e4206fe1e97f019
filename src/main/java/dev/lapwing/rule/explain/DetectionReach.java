package dev.lapwing.rule.explain;

import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.clause.FieldValue;
import dev.lapwing.rule.clause.ValuePredicate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether any of the events that come can match a detection.
 *
 * <p>Each comparison is looked at by itself: two that cannot hold of one event at the same time may both be possible. So a
 * no is certain, and a yes says that nothing is known to be missing.
 */
public final class DetectionReach {
    private final Detection detection;

    public DetectionReach(Detection detection) {
        this.detection = detection;
    }

    /** Whether an event of this schema can match. */
    public boolean canMatch(Schema schema, VisibleEvents visible) {
        return detection.source().sees(schema) && visible.has(schema) && can(detection.clause(), true, schema, visible);
    }

    /** How many of its comparisons can come out as the rule asks, which is fewer where a part of it is blind. */
    public long breadth(Schema schema, VisibleEvents visible) {
        return canMatch(schema, visible) ? breadth(detection.clause(), true, schema, visible) : 0;
    }

    /** The fields that it looks at, as the rule names them; keywords look at none. */
    public Stream<String> fields() {
        return fields(detection.clause()).filter(field -> !field.isEmpty());
    }

    /** Whether events of a schema can have anything in a field. */
    public static boolean canHave(Schema schema, String field, VisibleEvents visible) {
        return ownName(schema, field)
                .filter(own -> visible.values(schema, own)
                        .map(values -> !values.isEmpty())
                        .orElse(true))
                .isPresent();
    }

    /** The name that a schema itself has for a field, where a rule may call it by an alias. */
    public static Optional<String> ownName(Schema schema, String field) {
        return schema.find(field).map(path -> ownName(schema, field, path));
    }

    private static String ownName(Schema schema, String field, FieldPath path) {
        return path.isWhole() ? schema.fields().get(path.slot()) : field;
    }

    private static boolean can(Clause clause, boolean hold, Schema schema, VisibleEvents visible) {
        return clause.match(
                all -> together(all.parts(), hold, hold, schema, visible),
                any -> together(any.parts(), hold, !hold, schema, visible),
                not -> can(not.part(), !hold, schema, visible),
                check -> can(check, hold, schema, visible),
                named -> can(named.part(), hold, schema, visible));
    }

    private static boolean together(
            Collection<Clause> parts, boolean hold, boolean each, Schema schema, VisibleEvents visible) {
        return each
                ? parts.stream().allMatch(part -> can(part, hold, schema, visible))
                : parts.stream().anyMatch(part -> can(part, hold, schema, visible));
    }

    private static long breadth(Clause clause, boolean hold, Schema schema, VisibleEvents visible) {
        return clause.match(
                all -> breadth(all.parts(), hold, schema, visible),
                any -> breadth(any.parts(), hold, schema, visible),
                not -> breadth(not.part(), !hold, schema, visible),
                check -> can(check, hold, schema, visible) ? 1L : 0L,
                named -> breadth(named.part(), hold, schema, visible));
    }

    private static long breadth(Collection<Clause> parts, boolean hold, Schema schema, VisibleEvents visible) {
        return parts.stream()
                .mapToLong(part -> breadth(part, hold, schema, visible))
                .sum();
    }

    private static boolean can(Clause.Check check, boolean hold, Schema schema, VisibleEvents visible) {
        if (check.field().isEmpty()) {
            return true;
        }
        boolean onNothing = (check.test() instanceof ValuePredicate.Absent) == hold;
        Optional<String> own = ownName(schema, check.field());
        if (own.isEmpty()) {
            return onNothing;
        }
        Optional<List<Object>> values = visible.values(schema, own.get());
        if (values.isEmpty()) {
            return true;
        }
        return values.get().isEmpty()
                ? onNothing
                : values.get().stream().anyMatch(value -> holds(check.test(), value) == hold);
    }

    private static boolean holds(ValuePredicate test, Object value) {
        FieldValue leaf = new FieldValue();
        leaf.set(value);
        return test.on(leaf);
    }

    private static Stream<String> fields(Clause clause) {
        return clause.match(
                all -> all.parts().stream().flatMap(DetectionReach::fields),
                any -> any.parts().stream().flatMap(DetectionReach::fields),
                not -> fields(not.part()),
                check -> check.test() instanceof ValuePredicate.FieldRef reference
                        ? Stream.of(check.field(), reference.other())
                        : Stream.of(check.field()),
                named -> fields(named.part()));
    }
}
