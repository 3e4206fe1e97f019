package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTableTest {
    /** Line ends, control characters, turns of direction, and what has no width. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x200D, 0x2028, 0x2029, 0x202E, 0x2066, 0x3164,
                0xFEFF, 0xE0041
            })
    void letsNothingOfARowSteerTheTerminal(int character) {
        TextTable table = new TextTable();

        table.row("a" + Character.toString(character) + "b", "c");

        assertThat(table.lines(TextTable.UNBOUNDED)).containsExactly("a?b  c");
    }
}
