package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.ParsedJson;
import dev.lapwing.posture.neon.kind.NeonKind;
import dev.lapwing.posture.neon.list.KnownList;
import dev.lapwing.posture.neon.list.ListedItem;
import dev.lapwing.posture.neon.list.PageProgress;
import dev.lapwing.text.SafeText;
import dev.lapwing.text.TimeText;
import java.time.Duration;
import java.time.Instant;
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
    private static final String PROTECTION = "timeline_update_protected_config";
    private static final String PROTECTS = "protects:";
    private static final String FLOOR = "floor";
    private static final String STATUS = "status";
    private static final String CREATED = "created_at";
    /** Of the lateness of polls, somewhat less. */
    private static final Duration BACK = Duration.ofMinutes(4);

    private static final Schema SCHEMA = Schemas.NEON_OPERATION;
    private static final int MAX_TEXT = 200;

    private final AnswerStep step;
    private final NeonAnswer answer;
    private final KnownList before;
    private final SortedMap<String, ListedItem> items;
    private final SortedMap<String, String> notes;

    OperationsStep(AnswerStep step) {
        this.step = step;
        this.answer = step.answer();
        this.before = step.lists().get(ListKey.of(answer)).orElse(KnownList.none(TYPE));
        this.items = new TreeMap<>(before.items());
        this.notes = new TreeMap<>(before.notes());
    }

    /** Whether an operation of this round changed the protection of a branch. */
    static boolean protects(AnswerStep step, String branch) {
        return step.lists()
                .get(ListKey.operations(step.place().project()))
                .filter(list ->
                        Long.toString(step.answer().poll()).equals(list.notes().get(PROTECTS + branch)))
                .isPresent();
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
        String poll = Long.toString(answer.poll());
        notes.entrySet()
                .removeIf(note ->
                        note.getKey().startsWith(PROTECTS) && !note.getValue().equals(poll));
        List<Map<?, ?>> operations = ParsedJson.objects(body, "operations");
        operations.forEach(this::take);
        if (!before.known()) {
            notes.put(FLOOR, newest());
        }
        forgetOldest();
        KnownList after =
                new KnownList(TYPE, answer.timeMillis(), answer.poll(), true, items, notes, PageProgress.NONE);
        step.lists().put(ListKey.of(answer), after);
        return true;
    }

    private String newest() {
        return items.values().stream()
                .map(item -> item.text(CREATED).orElse(""))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> TimeText.iso(Instant.ofEpochMilli(answer.timeMillis())));
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

    private boolean isAfterFloor(String created) {
        OptionalLong time = TimeText.millis(created);
        OptionalLong floor = TimeText.millis(notes.getOrDefault(FLOOR, ""));
        return time.isEmpty() || floor.isEmpty() || time.getAsLong() > floor.getAsLong();
    }

    private void protection(Map<?, ?> operation) {
        String branch = text(operation, "branch_id");
        if (!text(operation, "action").equals(PROTECTION) || branch.isEmpty()) {
            return;
        }
        notes.put(PROTECTS + branch, Long.toString(answer.poll()));
        ListStep.moved(step, branch).ifPresent(item -> {
            Subjects subjects = new Subjects(step, NeonKind.BRANCH, branches());
            step.tell(subjects.inferred(item), ListStep.toggled(item));
        });
    }

    private SortedMap<String, ListedItem> branches() {
        return step.lists()
                .get(ListKey.branches(step.place().project()))
                .map(KnownList::items)
                .orElseGet(TreeMap::new);
    }

    private void forgetOldest() {
        if (items.size() <= MAX_KNOWN) {
            return;
        }
        List<ListedItem> oldest = new ArrayList<>(items.values());
        oldest.sort(Comparator.comparing(item -> item.text(CREATED).orElse("")));
        for (ListedItem item : oldest.subList(0, oldest.size() - MAX_KNOWN)) {
            items.remove(item.uid());
            notes.put(FLOOR, item.text(CREATED).orElse(""));
        }
    }

    private AuditEvent event(Map<?, ?> operation, String id, String status) {
        @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
        values[Schema.TIME] = time(operation);
        values[Schema.UID] = step.source() + ":" + id + " " + status;
        values[Schema.LOG_SOURCE] = step.source();
        boolean failed = status.equals("failed") || status.equals("error");
        put(values, "status_id", failed ? 2L : status.equals("finished") ? 1L : null);
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
