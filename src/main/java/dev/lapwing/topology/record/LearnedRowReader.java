package dev.lapwing.topology.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.detect.signal.GroupKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Reads {@link LearnedRow}, one member after the other. */
record LearnedRowReader(JsonNode json) {
    static final ObjectMapper JSON = new ObjectMapper();

    LearnedRow row() {
        if (json.path("version").asInt() != LearnedRow.VERSION) {
            return new LearnedRow.Rejected("version", "this engine reads version " + LearnedRow.VERSION);
        }
        Optional<GroupKey> group = bytes("group").flatMap(GroupKey::read);
        Optional<Long> rule = fingerprint();
        Optional<byte[]> past = bytes("past");
        if (group.isEmpty()) {
            return new LearnedRow.Rejected("group", "no group in Base64");
        }
        if (rule.isEmpty()) {
            return new LearnedRow.Rejected("fingerprint", "not 16 hex digits");
        }
        return past.<LearnedRow>map(
                        bytes -> new LearnedRow.Told(json.path("instance").asText(), group.get(), rule.get(), bytes))
                .orElseGet(() -> new LearnedRow.Rejected("past", "no Base64"));
    }

    private Optional<Long> fingerprint() {
        String text = json.path("fingerprint").asText();
        return text.matches("[0-9a-f]{16}") ? Optional.of(HexFormat.fromHexDigitsToLong(text)) : Optional.empty();
    }

    private Optional<byte[]> bytes(String field) {
        try {
            return Optional.of(json.path(field).asText())
                    .filter(text -> !text.isEmpty())
                    .map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
