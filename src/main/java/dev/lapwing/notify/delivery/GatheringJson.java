package dev.lapwing.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.DigestRow;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.message.SlimFinding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@link Gathering} as it is kept among the deliveries. */
public final class GatheringJson {
    public static final String PREFIX = "gathering|";

    private static final ObjectMapper JSON = new ObjectMapper();

    private GatheringJson() {}

    public static byte[] of(Gathering gathering) {
        ObjectNode node = JSON.createObjectNode();
        node.put("channel", gathering.channel());
        node.put("id", gathering.id());
        node.put("kind", gathering.kind().name());
        node.put("since", gathering.since().toString());
        node.put("last", gathering.last().toString());
        ArrayNode rows = node.putArray("rows");
        gathering.rows().forEach(row -> write(rows.addObject(), row));
        gathering
                .told()
                .ifPresent(told -> node.putObject("told")
                        .put("message", told.message())
                        .put("alerts", told.alerts())
                        .put("at", told.at().toString()));
        gathering.begun().ifPresent(at -> node.put("begun", at.toString()));
        return DeliveryJson.bytes(node);
    }

    /**
     * Reads it back.
     *
     * @throws IllegalArgumentException when it is none; the message holds nothing of it
     */
    public static Gathering parse(byte[] row) {
        try {
            JsonNode node = JSON.readTree(row);
            List<DigestRow> rows = new ArrayList<>();
            node.path("rows").forEach(one -> rows.add(row(one)));
            return new Gathering(
                    node.path("channel").asText(),
                    node.path("id").asText(),
                    Gathering.Kind.valueOf(node.path("kind").asText()),
                    Instant.parse(node.path("since").asText()),
                    Instant.parse(node.path("last").asText()),
                    rows,
                    Optional.of(node.path("told"))
                            .filter(JsonNode::isObject)
                            .map(told -> new Gathering.Saying(
                                    told.path("message").asText(),
                                    told.path("alerts").longValue(),
                                    Instant.parse(told.path("at").asText()))),
                    Optional.of(node.path("begun")).filter(JsonNode::isTextual).map(at -> Instant.parse(at.asText())));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no gathering", e);
        }
    }

    private static void write(ObjectNode node, DigestRow row) {
        node.put("rule", row.rule());
        node.put("title", row.title());
        node.put("level", row.worst().id());
        node.put("count", row.count());
        node.put("over", row.over());
        row.examples().forEach(example -> node.withArray("/examples").add(SlimFinding.of(example)));
    }

    private static DigestRow row(JsonNode node) {
        List<AlertView> examples = new ArrayList<>();
        node.path("examples")
                .forEach(example -> examples.add(AlertView.of(example).inShort()));
        return new DigestRow(
                node.path("rule").asText(),
                node.path("title").asText(),
                Severity.of(node.path("level").intValue()),
                node.path("count").longValue(),
                node.path("over").longValue(),
                examples);
    }
}
