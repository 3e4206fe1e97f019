package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.ParsedJson;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.posture.neon.list.NeonList;
import dev.lapwing.posture.neon.list.PageProgress;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells each operation of a project that was not seen before, or not in this state. Those that were there at first are none. */
final class OperationsStep {
    /** So many of the newest are remembered. */
    static final int MAX_KNOWN = 1_000;

    private static final String TYPE = "OPERATION";
    private static final String FLOOR = "floor";
    private static final String STATUS = "status";
    private static final String CREATED = "created_at";
    /** Of the lateness of polls, somewhat less. */
    private static final Duration BACK = Duration.ofMinutes(4);

    private static final Schema SCHEMA = Schemas.NEON_OPERATION;
    private static final int MAX_TEXT = 200;
    private static final Long SUCCESS = 1L;
    private static final Long FAILURE = 2L;

    private final AnswerStep step;
    private final NeonAnswer answer;
    private final NeonList before;
    private final SortedMap<String, ListedItem> items;
    private final SortedMap<String, String> notes;

    OperationsStep(AnswerStep step) {
        this.step = step;
        this.answer = step.answer();
        this.before = step.lists().get(ListKey.of(answer)).orElse(NeonList.none(TYPE));
        this.items = new TreeMap<>(before.items());
        this.notes = new TreeMap<>(before.notes());
    }

    /** Takes up a page; whether it is news. */
    boolean take() {
        if (answer.timeMillis() < before.time()) {
            return false;
        }
        Map<?, ?> body = answer.body()
                .filter(Map.class::isInstance)
                .map(it -> (Map<?, ?>) it)
                .orElse(Map.of());
        Toggles.forgetRounds(step, notes);
        List<Map<?, ?>> operations = ParsedJson.objects(body, "operations");
        operations.forEach(this::take);
        if (!before.known()) {
            notes.put(FLOOR, Long.toString(newest()));
        }
        forgetOldest();
        NeonList after = new NeonList(TYPE, answer.timeMillis(), answer.poll(), true, items, notes, PageProgress.NONE);
        step.lists().put(ListKey.of(answer), after);
        return true;
    }

    /** Whatever was made before is none of which it would have to be told that it came. */
    private long newest() {
        return items.values().stream().mapToLong(OperationsStep::created).max().orElse(answer.timeMillis());
    }

    private static long created(ListedItem operation) {
        return TimeText.millis(operation.text(CREATED).orElse("")).orElse(0);
    }

    private void take(Map<?, ?> operation) {
        String id = text(operation, "id");
        String status = text(operation, STATUS);
        ListedItem known = items.get(id);
        boolean old = known == null && before.known() && !isAfterFloor(text(operation, CREATED));
        if (id.isEmpty() || old || (known != null && known.says(STATUS, status))) {
            return;
        }
        items.put(id, new ListedItem(id, "", new TreeMap<>(Map.of(STATUS, status, CREATED, text(operation, CREATED)))));
        if (before.known()) {
            step.tell(event(operation, id, status));
            protection(operation);
        }
    }

    private boolean isAfterFloor(String made) {
        OptionalLong time = TimeText.millis(made);
        return time.isEmpty() || time.getAsLong() > floor();
    }

    private long floor() {
        return Long.parseLong(notes.getOrDefault(FLOOR, "0"));
    }

    private void protection(Map<?, ?> operation) {
        String branch = text(operation, "branch_id");
        if (text(operation, "action").equals(Toggles.OPERATION) && !branch.isEmpty()) {
            Toggles.protection(step, branch, notes);
        }
    }

    private SortedMap<String, ListedItem> branches() {
        return step.lists()
                .get(ListKey.branches(step.place().project()))
                .map(NeonList::items)
                .orElseGet(TreeMap::new);
    }

    private void forgetOldest() {
        if (items.size() <= MAX_KNOWN) {
            return;
        }
        List<ListedItem> oldest = new ArrayList<>(items.values());
        oldest.sort(Comparator.comparingLong(OperationsStep::created));
        for (ListedItem item : oldest.subList(0, oldest.size() - MAX_KNOWN)) {
            items.remove(item.uid());
            notes.put(FLOOR, Long.toString(Math.max(floor(), created(item))));
        }
    }

    private AuditEvent event(Map<?, ?> operation, String id, String status) {
        @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
        values[Schema.TIME] = time(operation);
        values[Schema.UID] = step.source() + ":" + id + " " + status;
        values[Schema.LOG_SOURCE] = step.source();
        put(values, "status_id", outcome(status));
        put(values, "api.operation", text(operation, "action"));
        put(values, "cloud.project_uid", step.place().project());
        put(values, "neon.branch_id", text(operation, "branch_id"));
        put(values, "neon.endpoint_id", text(operation, "endpoint_id"));
        put(values, "neon.status", status);
        Optional<Object> failures = ParsedJson.at(operation, "failures_count").filter(Long.class::isInstance);
        put(values, "neon.failures", failures.orElse(null));
        Lineage.of(branches(), text(operation, "branch_id"), answer.timeMillis())
                .ifPresent(lineage -> put(values, "neon.lineage", lineage.word()));
        return new AuditEvent(SCHEMA, values);
    }

    private static @Nullable Long outcome(String status) {
        return switch (status) {
            case "finished" -> SUCCESS;
            case "failed", "error" -> FAILURE;
            default -> null;
        };
    }

    /** When it moved last; polls may not come later than so long after what they tell. */
    private long time(Map<?, ?> operation) {
        OptionalLong updated = TimeText.millis(text(operation, "updated_at"));
        OptionalLong time = updated.isPresent() ? updated : TimeText.millis(text(operation, CREATED));
        long now = answer.timeMillis();
        return time.isPresent() && time.getAsLong() >= now - BACK.toMillis() && time.getAsLong() <= now
                ? time.getAsLong()
                : now;
    }

    private static void put(@Nullable Object[] values, String field, @Nullable Object value) {
        values[SCHEMA.slot(field)] = "".equals(value) ? null : value;
    }

    private static String text(Map<?, ?> operation, String name) {
        return SafeText.wellFormed(SafeText.bounded(ParsedJson.text(operation, name), MAX_TEXT, MAX_TEXT));
    }
}
