package dev.lapwing.alert.finding;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The word in an alert's finding of the incident in which the alert is: {@code unmapped.lapwing.incident}. */
public final class IncidentMark {
    /** Numbers stay as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private IncidentMark() {}

    /**
     * The finding with the word in it.
     *
     * @throws IllegalArgumentException when it is no finding of ours
     */
    public static byte[] in(byte[] finding, String incident) {
        try {
            JsonNode tree = JSON.readTree(finding);
            if (!(tree.path("unmapped").path("lapwing") instanceof ObjectNode ours)) {
                throw new IllegalArgumentException("not a finding of Lapwing");
            }
            ours.put("incident", incident);
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a finding of Lapwing", e);
        }
    }
}
