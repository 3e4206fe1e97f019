package dev.lapwing.normalize.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.FieldPath;
import dev.lapwing.normalize.RowFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Real rows, and what the tests ask of an event. */
public final class Samples {
    public static final String INSTANCE = "shop";

    private Samples() {}

    public static List<String> lines(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/normalize/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Normalized parse(RowFormat format, String line) {
        return format.parser().parse(line.getBytes(StandardCharsets.UTF_8), INSTANCE);
    }

    public static AuditEvent event(RowFormat format, String line) {
        Normalized normalized = parse(format, line);
        assertThat(normalized).isInstanceOf(Normalized.Accepted.class);
        return ((Normalized.Accepted) normalized).event();
    }

    /** The value of a field by its name, or null. */
    static @Nullable public Object value(AuditEvent event, String field) {
        FieldPath path = event.schema().find(field).orElseThrow();
        return event.value(path);
    }

    /** Everything an event says, by field name. */
    public static Map<String, Object> said(AuditEvent event, String... without) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (int slot = 0; slot < event.schema().size(); slot++) {
            String name = event.schema().fields().get(slot);
            if (event.value(slot) != null && !Arrays.asList(without).contains(name)) {
                said.put(name, event.value(slot));
            }
        }
        said.put("schema", event.schema().source());
        return said;
    }
}
