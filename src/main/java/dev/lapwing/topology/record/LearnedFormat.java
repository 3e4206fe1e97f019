package dev.lapwing.topology.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.text.JsonLine;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The JSON of a {@link LearnedRow}. It is read field by field, for a dead letter tells which one is at fault. */
record LearnedFormat(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "version";
    private static final String INSTANCE = "instance";
    private static final String FINGERPRINT = "fingerprint";
    private static final String GROUP = "group";
    private static final String PAST = "past";

    static byte[] write(LearnedBaseline baseline, String instance, String rule) {
        Base64.Encoder base64 = Base64.getEncoder();
        return JsonLine.of(json -> {
            json.writeNumberField(VERSION, LearnedRow.VERSION);
            json.writeStringField(INSTANCE, instance);
            json.writeStringField("rule", rule);
            json.writeStringField(FINGERPRINT, HexFormat.of().toHexDigits(baseline.rule()));
            json.writeStringField(GROUP, base64.encodeToString(baseline.group().bytes()));
            json.writeStringField(PAST, base64.encodeToString(baseline.past()));
        });
    }

    static LearnedRow read(byte[] value) {
        try {
            return new LearnedFormat(JSON.readTree(value)).row();
        } catch (IOException e) {
            return new LearnedRow.Rejected("row", "no JSON object");
        }
    }

    private LearnedRow row() {
        if (json.path(VERSION).asInt() != LearnedRow.VERSION) {
            return new LearnedRow.Rejected(VERSION, "this engine reads version " + LearnedRow.VERSION);
        }
        Optional<GroupKey> group = bytes(GROUP).flatMap(GroupKey::read);
        Optional<Long> rule = fingerprint();
        Optional<byte[]> past = bytes(PAST);
        if (group.isEmpty()) {
            return new LearnedRow.Rejected(GROUP, "no group in Base64");
        }
        if (rule.isEmpty()) {
            return new LearnedRow.Rejected(FINGERPRINT, "not 16 hex digits");
        }
        return past.<LearnedRow>map(
                        bytes -> new LearnedRow.Told(json.path(INSTANCE).asText(), group.get(), rule.get(), bytes))
                .orElseGet(() -> new LearnedRow.Rejected(PAST, "no Base64"));
    }

    private Optional<Long> fingerprint() {
        String text = json.path(FINGERPRINT).asText();
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
