package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.BatchRow;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.message.SlimFinding;
import dev.lapwing.wire.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link Gathering} as it is kept among the deliveries. */
public final class GatheringJson {
    public static final String PREFIX = "gathering|";

    private static final JsonFormat<Row> FORMAT = JsonFormat.of(Row.class, "gathering");

    private record Row(
            String channel,
            String id,
            Gathering.Kind kind,
            Instant since,
            Instant last,
            List<RuleRow> rows,
            Optional<Gathering.Saying> told,
            Optional<Instant> begun) {}

    private record RuleRow(
            String rule,
            String title,
            int level,
            long count,
            long over,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> examples) {}

    private GatheringJson() {}

    public static byte[] of(Gathering gathering) {
        return FORMAT.bytes(new Row(
                gathering.channel(),
                gathering.id(),
                gathering.kind(),
                gathering.since(),
                gathering.last(),
                gathering.rows().stream().map(GatheringJson::row).toList(),
                gathering.told(),
                gathering.begun()));
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Gathering parse(byte[] value) {
        try {
            Row row = FORMAT.parse(value);
            return new Gathering(
                    row.channel(),
                    row.id(),
                    row.kind(),
                    row.since(),
                    row.last(),
                    row.rows().stream().map(GatheringJson::row).toList(),
                    row.told(),
                    row.begun());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no gathering", e);
        }
    }

    private static RuleRow row(BatchRow row) {
        return new RuleRow(
                row.rule(),
                row.title(),
                row.worst().id(),
                row.count(),
                row.over(),
                row.examples().stream().<JsonNode>map(SlimFinding::of).toList());
    }

    private static BatchRow row(RuleRow row) {
        return new BatchRow(
                row.rule(),
                row.title(),
                Severity.of(row.level()),
                row.count(),
                row.over(),
                row.examples().stream()
                        .map(example -> AlertView.of(example).inShort())
                        .toList());
    }
}
