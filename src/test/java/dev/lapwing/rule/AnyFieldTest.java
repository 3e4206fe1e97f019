package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.event;
import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules on events that may have any field. */
class AnyFieldTest {
    private static final String LOG_SOURCES = """
            'product: windows',                              '',      '',     true
            'product: linux',                                '',      '',     true
            'product: pocketbase, service: request',         '',      '',     true
            'category: process_creation',                    '',      '',     true
            'product: windows',                              windows, '',     true
            'product: Windows, category: process_creation',  windows, '',     true
            'product: windows, service: security',           windows, '',     true
            'category: process_creation',                    windows, sysmon, true
            'service: sysmon',                               windows, sysmon, true
            'product: windows, service: sysmon',             '',      sysmon, true
            'product: linux',                                windows, '',     false
            'product: windows, service: security',           windows, sysmon, false
            'service: security',                             '',      sysmon, false
            'product: pocketbase, service: request',         windows, '',     false
            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void areMatchedByARuleFileWithAnyLineEnds(String lineEnd) {
        String rule = rule("product: app", "attributes.http.method: POST").replace("\n", lineEnd);

        assertThat(matches(rule, of("app", "", Map.of("attributes", Map.of("http.method", "POST")))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = LOG_SOURCES)
    void areRunUnlessTheSourceIsKnownToBeAnother(String wanted, String product, String service, boolean sees) {
        boolean ours = wanted.contains("pocketbase");
        String rule = rule(wanted, ours ? "pocketbase.action: x" : "EventID: 1");

        assertThat(matches(rule, of(product, service, Map.of("EventID", 1L, "pocketbase.action", "x"))))
                .isEqualTo(sees);
    }

    @ParameterizedTest
    @ValueSource(strings = {"product: windows", "product: windows, service: request", "category: process_creation"})
    void ofAnotherProductNeverSeeANamedSource(String wanted) {
        String rule = rule(wanted, "pocketbase.action: x");

        for (Schema named : List.of(Schemas.POCKETBASE_REQUEST, Schemas.POCKETBASE_APP)) {
            assertThat(matches(rule, event(named, "pocketbase.action", "x"))).isFalse();
        }
        assertThat(matches(rule(wanted, "monitor.kind: x"), event(Schemas.MONITOR, "monitor.kind", "x")))
                .isFalse();
        assertThat(matches(rule(wanted, "api.operation: x"), event(Schemas.NEON_AUDIT, "api.operation", "x")))
                .isFalse();
    }

    @Test
    void ofOtherProductsNameWhatFieldsTheyLike() {
        assertThat(problems(rule("product: windows", "No.Such.Field|contains: x")))
                .isEmpty();
        assertThat(problems(rule("product: pocketbase, service: request", "no.such.field: x")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b: member, true",
        "a.b: path, false",
        "a.c: path, true",
        "list.name: bob, true",
        "list.name: carl, false",
        "tags|endswith: two, true",
        "a: null, false",
        "a.d: null, true",
        "'\"a.b|exists\": true', true",
        "'\"a|exists\": true', true",
        "'\"none|exists\": false', true"
    })
    void findMembersPathsAndElements(String selection, boolean found) {
        AuditEvent event = of(
                "",
                "",
                Map.of(
                        "a", Map.of("b", "path", "c", "path"),
                        "a.b", "member",
                        "list", List.of(Map.of("name", "ann"), Map.of("name", "bob")),
                        "tags", List.of("tag one", "tag two")));

        assertThat(matches(rule("product: any", selection), event)).isEqualTo(found);
    }

    @Test
    void findKeywordsHoweverDeepAndNotInTheIdentity() {
        AuditEvent event = of("", "", Map.of("a", List.of(Map.of("b", "the needle here"))));

        assertThat(matches(keyword("needle"), event)).isTrue();
        assertThat(matches(keyword("shop"), event)).isFalse();
    }

    private static AuditEvent of(String product, String service, Map<String, Object> members) {
        AuditEvent empty = event(Schema.ofAnyField(new LogSource(product, service, "")));
        Object[] values = empty.values();
        values[Schema.MEMBERS] = members;
        return empty.withValues(values);
    }

    private static String rule(String source, String selection) {
        return """
                title: A rule
                logsource: {%s}
                detection:
                  sel:
                    %s
                  condition: sel
                """.formatted(source, selection);
    }

    private static String keyword(String word) {
        return """
                title: A rule
                logsource: {product: any}
                detection: {words: [%s], condition: words}
                """.formatted(word);
    }
}
