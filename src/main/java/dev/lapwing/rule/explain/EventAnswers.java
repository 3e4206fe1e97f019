package dev.lapwing.rule.explain;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.FieldCell;
import dev.lapwing.rule.clause.ValuePredicate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers the clauses of rules for one event as they are written, each once; made for telling, not for speed. */
final class EventAnswers {
    private final AuditEvent event;
    private final Map<Optional<FieldPath>, FieldCell> cells = new HashMap<>();
    private final IdentityHashMap<Clause, Boolean> known = new IdentityHashMap<>();

    EventAnswers(AuditEvent event) {
        this.event = event;
    }

    boolean holds(Clause clause) {
        Boolean before = known.get(clause);
        if (before != null) {
            return before;
        }
        boolean holds = ask(clause);
        known.put(clause, holds);
        return holds;
    }

    private boolean ask(Clause clause) {
        return clause.match(
                all -> all.parts().stream().allMatch(this::holds),
                any -> any.parts().stream().anyMatch(this::holds),
                not -> !holds(not.part()),
                this::asks,
                named -> holds(named.part()));
    }

    private boolean asks(Clause.Check check) {
        Optional<FieldPath> path = event.schema().find(check.field());
        if (path.isEmpty() && !check.field().isEmpty()) {
            return check.test() instanceof ValuePredicate.Absent;
        }
        if (check.test() instanceof ValuePredicate.FieldRef reference) {
            Optional<FieldPath> other = event.schema().find(reference.other());
            return other.isPresent() && reference.on(cell(path), cell(other));
        }
        return check.test().on(cell(path));
    }

    private FieldCell cell(Optional<FieldPath> path) {
        return cells.computeIfAbsent(path, added -> {
            FieldCell cell = new FieldCell(added);
            cell.load(event);
            return cell;
        });
    }
}
