package dev.lapwing.topology;

import dev.lapwing.normalize.ControlRow;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;

/** Rows and rules for tests: failed logins of one shop, three from an address within five minutes are too many. */
public final class Rows {
    public static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
    public static final String INSTANCE = "shop";

    private static final String DETECTIONS = """
            title: A failed login
            name: failed
            status: test
            logsource: {product: pocketbase, service: request}
            detection:
              sel: {pocketbase.action: auth-with-password, http_response.code: 400}
              condition: sel
            level: low
            ---
            title: A login
            name: passed
            status: test
            logsource: {product: pocketbase, service: request}
            detection:
              sel: {pocketbase.action: auth-with-password, http_response.code: 200}
              condition: sel
            level: low
            ---
            """;

    private Rows() {}

    /** A record as our own tools send a control row. */
    public static TestRecord<byte[], byte[]> control(String key, byte[] row) {
        return new TestRecord<>(bytes(key), row, new RecordHeaders().add(ControlRow.HEADER, new byte[0]));
    }

    /** The correlation as it is by default. */
    public static RuleSet rules() {
        return rules(burst(3));
    }

    public static RuleSet rules(String... correlations) {
        String text = DETECTIONS + String.join("\n---\n", correlations);
        return RuleLoader.load(List.of(new RuleFile("r.yml", text))).required();
    }

    public static String burst(int threshold) {
        return correlation("burst", "event_count", "[failed]", "[src_endpoint.ip]", "{gte: " + threshold + "}");
    }

    public static String correlation(String name, String type, String rules, String groupBy, String condition) {
        return """
                title: Rule %s
                name: %s
                status: test
                level: high
                correlation:
                  type: %s
                  rules: %s
                  group-by: %s
                  timespan: 5m
                  condition: %s
                lapwing:
                  threat: P2
                  counts: events
                  says: "{count} events"
                  do: [Look at it.]
                """.formatted(name, name, type, rules, groupBy, condition);
    }

    public static String failure(String id, long second, String address) {
        return request(id, NOON.plusSeconds(second), address, 400, "");
    }

    public static String request(String id, Instant time, String address, int status, String agent) {
        String created = time.toString().replace('T', ' ');
        created = created.length() == 20 ? created.replace("Z", ".000Z") : created;
        return ("{\"id\":\"%s\",\"created\":\"%s\",\"data\":{\"auth\":\"\",\"execTime\":1.5,\"method\":\"POST\","
                        + "\"referer\":\"\",\"remoteIP\":\"127.0.0.1\",\"status\":%d,\"type\":\"request\","
                        + "\"url\":\"/api/collections/users/auth-with-password\",\"userAgent\":\"%s\","
                        + "\"userIP\":\"%s\"},\"message\":\"POST\",\"level\":8}")
                .formatted(id, created, status, agent, address);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
