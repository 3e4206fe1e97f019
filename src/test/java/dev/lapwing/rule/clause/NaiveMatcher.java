package dev.lapwing.rule.clause;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries every rule on every event, straight from what the rule says. */
record NaiveMatcher(List<Detection> detections) {
    int[] match(AuditEvent event) {
        return IntStream.range(0, detections.size())
                .filter(i -> detections.get(i).source().sees(event.schema()))
                .filter(i -> holds(detections.get(i).clause(), event))
                .toArray();
    }

    private static boolean holds(Clause clause, AuditEvent event) {
        if (clause instanceof Clause.Not not) {
            return !holds(not.part(), event);
        }
        if (clause instanceof Clause.Named named) {
            return holds(named.part(), event);
        }
        if (clause instanceof Clause.All all) {
            return all.parts().stream().allMatch(part -> holds(part, event));
        }
        if (clause instanceof Clause.Any any) {
            return any.parts().stream().anyMatch(part -> holds(part, event));
        }
        Clause.Check check = (Clause.Check) clause;
        Optional<FieldPath> path = event.schema().find(check.field());
        if (path.isEmpty() && !check.field().isEmpty()) {
            return check.test() instanceof ValuePredicate.Absent;
        }
        FieldCell cell = new FieldCell(path);
        cell.load(event);
        return check.test() instanceof ValuePredicate.FieldRef reference
                ? refers(cell, reference, event)
                : check.test().on(cell);
    }

    private static boolean refers(FieldCell cell, ValuePredicate.FieldRef reference, AuditEvent event) {
        Optional<FieldPath> path = event.schema().find(reference.other());
        if (path.isEmpty()) {
            return false;
        }
        FieldCell other = new FieldCell(path);
        other.load(event);
        return texts(cell, reference.cased())
                .anyMatch(text -> texts(other, reference.cased()).anyMatch(part -> switch (reference.shape()) {
                    case EXACT -> text.equals(part);
                    case STARTS -> text.startsWith(part);
                    case ENDS -> text.endsWith(part);
                    case CONTAINS, ANY -> text.contains(part);
                }));
    }

    private static Stream<String> texts(FieldCell cell, boolean cased) {
        return IntStream.range(0, cell.size())
                .mapToObj(i -> cell.leaf(i).text())
                .map(text -> cased ? text : CaseFold.fold(text));
    }
}
