package dev.lapwing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schema of an OCSF 1.8.0 Detection Finding, for every test that sees one. */
public final class OcsfSchema {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema SCHEMA = load();

    private OcsfSchema() {}

    /** Fails with every violation when the bytes are no valid finding; returns what was read. */
    public static JsonNode assertValid(byte[] finding) {
        JsonNode tree = read(finding);
        assertThat(violations(tree))
                .as(new String(finding, StandardCharsets.UTF_8))
                .isEmpty();
        return tree;
    }

    /** What the schema has against a finding. */
    public static List<String> violations(JsonNode finding) {
        return SCHEMA.validate(finding).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The JSON in these bytes. */
    public static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema load() {
        try (InputStream file = OcsfSchema.class.getResourceAsStream("/ocsf/detection_finding-1.8.0.schema.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
