package dev.lapwing.rule;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
        if (clause instanceof Clause.All all) {
            return all.parts().stream().allMatch(part -> holds(part, event));
        }
        if (clause instanceof Clause.Any any) {
            return any.parts().stream().anyMatch(part -> holds(part, event));
        }
        Clause.Check check = (Clause.Check) clause;
        Optional<FieldPath> path = event.schema().find(check.field());
        if (path.isEmpty() && !check.field().isEmpty()) {
            return check.test() instanceof ValueTest.Absent;
        }
        Cell cell = new Cell(path);
        cell.load(event);
        return check.test().on(cell);
    }
}
