package dev.lapwing.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.text.TextTable;
import org.junit.jupiter.api.Test;

class DemoTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void hasALineForEachRuleWithTheWorstAtTheEnd() {
        DemoTable table = new DemoTable();

        boolean first = table.add(version("a", "stuffing-success", 5, "Critical", "a right password after 10"));
        boolean again = table.add(version("a", "stuffing-success", 5, "Critical", "a right password after 71"));
        table.add(version("b", "sweep", 4, "High", "refused"));
        table.add(version("c", "sweep", 4, "High", "refused again"));
        table.add(version("d", "new-operation", 3, "Medium", "called for the first time"));

        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(table.lines(TextTable.UNBOUNDED))
                .containsExactly(
                        "LEVEL     ALERTS  RULE              THE LAST OF THEM",
                        "medium    1       new-operation     called for the first time",
                        "high      2       sweep             refused again",
                        "critical  1       stuffing-success  a right password after 71");
    }

    private static JsonNode version(String id, String rule, int severity, String level, String message) {
        try {
            return JSON.readTree("""
                    {"severity_id":%d,"severity":"%s","message":"%s","finding_info":{"uid":"%s"},
                     "unmapped":{"lapwing":{"rule":"%s"}}}""".formatted(severity, level, message, id, rule));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
