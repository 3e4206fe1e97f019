package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @Test
    void leavesAPlainTextAsItIs() {
        String plain = "Zoë \ud83d\ude00 tried \"<b>\" & won";

        assertThat(SafeText.oneLine(plain)).isEqualTo(plain);
        assertThat(SafeText.lines(plain)).isEqualTo(plain);
        assertThat(SafeText.marked(plain)).isEqualTo(plain);
        assertThat(SafeText.escaped(plain)).isEqualTo(plain);
    }

    /** Line ends, control characters of both sets, turns of direction, tags, and what has no width or shows nothing. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x200B, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E,
                0x2066, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xE0041
            })
    void letsNothingThatSteersThroughAnyOfItsWays(int character) {
        String text = "a" + Character.toString(character) + "b";
        TextTable table = new TextTable();
        table.row(text, "c");

        assertThat(SafeText.steers(character)).isTrue();
        assertThat(SafeText.oneLine(text)).isEqualTo("a b");
        assertThat(SafeText.marked(text)).isEqualTo("a?b");
        assertThat(SafeText.escaped(text)).matches("a(\\\\u[0-9a-f]{4}){1,2}b");
        assertThat(SafeText.lines(text)).isEqualTo(character == '\n' ? "a\nb" : "a b");
        assertThat(table.lines(TextTable.UNBOUNDED)).containsExactly("a?b  c");
    }

    @Test
    void makesOneLineWithoutWhatSteersADisplay() {
        assertThat(SafeText.oneLine("a\r\nb\u001b[2Jc\u202ed\u2028e\u0000")).isEqualTo("a  b [2Jc d e");
    }

    @Test
    void keepsLineBreaksWhereTheyAreWanted() {
        assertThat(SafeText.lines("1. one\r\n2. two\u0007\n")).isEqualTo("1. one\n2. two");
    }

    @Test
    void showsAQuestionMarkForHalfACharacterAndATerminalItsEscape() {
        assertThat(SafeText.oneLine("a\ud83db\ude00")).isEqualTo("a?b?");
        assertThat(SafeText.escaped("a\ud83db")).isEqualTo("a\\ud83db");
    }

    @Test
    void cutsToExactlyTheLengthAskedOrKeepsThatMuchBeforeTheDots() {
        assertThat(SafeText.within("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.within("abcdefg", 6)).isEqualTo("abc...");
        assertThat(SafeText.cut("abcdefg", 6)).isEqualTo("abcdef...");
    }

    @Test
    void leavesNoHalfCharacterWhereItCuts() {
        assertThat(SafeText.within("ab\ud83d\ude00cdef", 6)).isEqualTo("ab...");
        assertThat(SafeText.cut("ab\ud83d\ude00cdef", 3)).isEqualTo("ab...");
    }
}
