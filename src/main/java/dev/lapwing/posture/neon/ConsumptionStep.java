package dev.lapwing.posture.neon;

import dev.lapwing.continuity.poll.NeonAnswer;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.KeptText;
import dev.lapwing.posture.ParsedJson;
import dev.lapwing.posture.neon.list.NeonList;
import dev.lapwing.posture.neon.list.PageProgress;
import dev.lapwing.text.TimeText;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells of each project what it used in each hour, once, when the hour is settled. Hours of before the first answer are not told. */
final class ConsumptionStep {
    static final int MAX_PROJECTS = 10_000;

    private static final String TYPE = "CONSUMPTION";
    /** So long after its end an hour does not move any more. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    private static final int MAX_TEXT = 100;
    private static final Schema SCHEMA = Schemas.NEON_CONSUMPTION;
    private static final Map<String, String> METRICS = Map.of(
            "public_network_transfer_bytes", "neon.transfer_bytes",
            "private_network_transfer_bytes", "neon.private_transfer_bytes",
            "compute_unit_seconds", "neon.compute_seconds");

    private final AnswerStep step;
    private final NeonAnswer answer;
    private final NeonList before;
    private final SortedMap<String, String> notes;

    ConsumptionStep(AnswerStep step) {
        this.step = step;
        this.answer = step.answer();
        this.before = step.lists().get(ListKey.of(answer)).orElse(NeonList.none(TYPE));
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
        ParsedJson.objects(body, "projects").forEach(this::project);
        step.lists()
                .put(
                        ListKey.of(answer),
                        new NeonList(
                                TYPE,
                                answer.timeMillis(),
                                answer.poll(),
                                true,
                                new TreeMap<>(),
                                notes,
                                PageProgress.NONE));
        return true;
    }

    private void project(Map<?, ?> project) {
        String id = KeptText.of(ParsedJson.text(project, "project_id"), MAX_TEXT);
        if (id.isEmpty() || (!notes.containsKey(id) && notes.size() >= MAX_PROJECTS)) {
            return;
        }
        long told = TimeText.millis(before.notes().getOrDefault(id, "")).orElse(Long.MIN_VALUE);
        ParsedJson.objects(project, "periods").stream()
                .flatMap(period -> ParsedJson.objects(period, "consumption").stream())
                .forEach(hour -> hour(id, hour, told));
    }

    private void hour(String project, Map<?, ?> hour, long told) {
        String end = KeptText.of(ParsedJson.text(hour, "timeframe_end"), MAX_TEXT);
        OptionalLong time = TimeText.millis(end);
        if (time.isEmpty() || time.getAsLong() <= told || time.getAsLong() + SETTLED.toMillis() > answer.timeMillis()) {
            return;
        }
        if (told > Long.MIN_VALUE) {
            step.tell(event(project, hour));
        }
        if (end.compareTo(notes.getOrDefault(project, "")) > 0) {
            notes.put(project, end);
        }
    }

    private AuditEvent event(String project, Map<?, ?> hour) {
        String start = KeptText.of(ParsedJson.text(hour, "timeframe_start"), MAX_TEXT);
        @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
        values[Schema.TIME] = answer.timeMillis();
        values[Schema.UID] = step.source() + ":" + project + " " + start;
        values[Schema.LOG_SOURCE] = step.source();
        values[SCHEMA.slot("cloud.project_uid")] = project;
        values[SCHEMA.slot("neon.hour")] = start;
        for (Map<?, ?> metric : ParsedJson.objects(hour, "metrics")) {
            String field = METRICS.getOrDefault(ParsedJson.text(metric, "metric_name"), "");
            Object value = ParsedJson.at(metric, "value").orElse("");
            if (!field.isEmpty() && value instanceof Number) {
                values[SCHEMA.slot(field)] = value;
            }
        }
        return new AuditEvent(SCHEMA, values);
    }
}
