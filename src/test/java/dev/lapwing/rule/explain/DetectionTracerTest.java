package dev.lapwing.rule.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.Rules;
import dev.lapwing.rule.match.Matcher;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectionTracerTest {
    private static final String RULE = Rules.rule("""
            login:
              pocketbase.action|startswith: [auth-, request-]
              pocketbase.outcome|neq: ok
            slow:
              - http_response.code|gte: 400
                pocketbase.collection: [users, staff]
              - pocketbase.error|exists: true
            words: [admin]
            condition: login and (1 of slow* or words) and not (slow and words)
            """);
    private static final List<String> WORDS =
            List.of("auth-refresh", "request-otp", "ok", "authfail", "admin", "users");

    @Test
    void saysOfEveryEventWhatTheMatcherSays() {
        RuleSet rules = Rules.load(RULE);
        Matcher matcher = rules.matcher();
        DetectionTracer tracer = rules.tracer(rules.detections().get(0));
        Random random = new Random(7);
        int matched = 0;
        for (int i = 0; i < 5000; i++) {
            AuditEvent event = event(random);

            DetectionTrace trace = tracer.trace(event);

            boolean matches = matcher.match(event).length == 1;
            matched += matches ? 1 : 0;
            assertThat(trace.matches()).as("event %s", i).isEqualTo(matches);
            assertThat(trace.changes() == 0).as("event %s", i).isEqualTo(matches);
            assertThat(trace.selections()).as("event %s", i).anyMatch(DetectionTrace.Selection::decided);
        }
        assertThat(matched).isBetween(100, 4900);
    }

    @Test
    void namesTheValuesThatWereFoundAndThoseLookedFor() {
        DetectionTrace trace = trace(
                "sel:\n  pocketbase.action|startswith: [auth-, request-]\n  pocketbase.outcome: [ok, mfa]\ncondition: sel",
                Rules.request("pocketbase.action", "auth-refresh", "pocketbase.outcome", "denied"));

        assertThat(trace.selections())
                .containsExactly(new DetectionTrace.Selection(
                        "sel",
                        false,
                        true,
                        List.of(new DetectionTrace.Line("pocketbase.outcome", false, List.of("ok", "mfa")))));
        assertThat(trace.changes()).isEqualTo(1);
    }

    @Test
    void namesTheValueForWhichAContraryFails() {
        DetectionTrace trace = trace(
                "sel:\n  pocketbase.outcome|neq: [ok, mfa]\ncondition: sel",
                Rules.request("pocketbase.outcome", "mfa"));

        assertThat(trace.selections().get(0).lines())
                .containsExactly(new DetectionTrace.Line("pocketbase.outcome|neq", false, List.of("mfa")));
    }

    private static DetectionTrace trace(String detection, AuditEvent event) {
        RuleSet rules = Rules.load(Rules.rule(detection));
        return rules.tracer(rules.detections().get(0)).trace(event);
    }

    private static AuditEvent event(Random random) {
        return Rules.request(
                "pocketbase.action", word(random),
                "pocketbase.outcome", word(random),
                "pocketbase.collection", word(random),
                "pocketbase.error", random.nextInt(3) == 0 ? "x" : null,
                "http_response.code", 300L + random.nextInt(200));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
