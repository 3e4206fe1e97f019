package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private final TextTable table = new TextTable();

    @BeforeEach
    void rows() {
        table.row("RULE", "GROUP", "MARGIN");
        table.row("stuffing", "shop 203.0.113.7", "64 failed logins, rule wants 25; 40 more than the hour before");
        table.row("a-rule", "shop", "x".repeat(90));
    }

    @Test
    void standsInColumnsWhereTheyFit() {
        assertThat(table.lines(TextTable.UNBOUNDED))
                .startsWith(
                        "RULE      GROUP             MARGIN",
                        "stuffing  shop 203.0.113.7  64 failed logins, rule"
                                + " wants 25; 40 more than the hour before");
    }

    @Test
    void losesNothingWhereTheyDoNot() {
        List<String> lines = table.lines(40);

        assertThat(lines)
                .startsWith(
                        "RULE  GROUP  MARGIN",
                        "stuffing  shop 203.0.113.7",
                        "  64 failed logins, rule wants 25; 40",
                        "  more than the hour before",
                        "a-rule  shop")
                .allMatch(line -> line.length() <= 40);
        assertThat(String.join("", lines)
                        .chars()
                        .filter(c -> c == (int) (char) 120)
                        .count())
                .isEqualTo(90);
    }

    @Test
    void readsAsMarkdownWithTheFirstRowAsItsHead() {
        TextTable small = new TextTable();
        small.row("what", "rows/s");
        small.row("lapwing", "1");

        assertThat(small.markdown())
                .containsExactly("| what    | rows/s |", "|---------|--------|", "| lapwing | 1      |");
    }
}
