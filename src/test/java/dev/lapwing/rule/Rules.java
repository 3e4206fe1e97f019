package dev.lapwing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.yaml.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules and events for tests: a dull default, one thing changed. */
public final class Rules {
    private Rules() {}

    /** Loads one file that must be right. */
    public static RuleSet load(String text) {
        return RuleLoader.load(List.of(new RuleFile("r.yml", text))).required();
    }

    /** The problems of one file, as a person reads them. */
    public static List<String> problems(String text) {
        return RuleLoader.load(List.of(new RuleFile("r.yml", text))).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    /** A rule on PocketBase requests with this detection part. */
    public static String rule(String detection) {
        return """
                title: A rule
                logsource: {product: pocketbase, service: request}
                detection:
                """ + detection.strip().indent(2);
    }

    /** A rule with one selection of one line. */
    public static String selecting(String line) {
        return rule("sel:\n  " + line + "\ncondition: sel");
    }

    /** A rule of a name, for correlations to name. */
    public static String named(String name) {
        return """
                title: %s
                name: %s
                logsource: {product: pocketbase, service: request}
                detection: {sel: {pocketbase.action: %s}, condition: sel}
                ---
                """.formatted(name, name, name);
    }

    public static boolean matches(String rule, AuditEvent event) {
        int[] hits = load(rule).matcher().match(event);
        assertThat(hits.length).isLessThanOrEqualTo(1);
        return hits.length == 1;
    }

    /** A PocketBase request with these fields: name, value, name, value. */
    public static AuditEvent request(@Nullable Object... fields) {
        return event(Schemas.POCKETBASE_REQUEST, fields);
    }

    static AuditEvent event(Schema schema, @Nullable Object... fields) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        values[Schema.TIME] = 1_000L;
        values[Schema.UID] = "shop:e1";
        values[Schema.LOG_SOURCE] = "shop";
        for (int i = 0; i < fields.length; i += 2) {
            values[schema.slot(String.valueOf(fields[i]))] = fields[i + 1];
        }
        return new AuditEvent(schema, values);
    }

    /** A request whose {@code pocketbase.meta} holds this. */
    public static AuditEvent meta(Map<String, Object> meta) {
        return request("pocketbase.meta", meta);
    }

    static List<String> names(RuleSet rules, int[] hits) {
        return Arrays.stream(hits)
                .mapToObj(hit -> rules.detections().get(hit).head().identity())
                .toList();
    }
}
