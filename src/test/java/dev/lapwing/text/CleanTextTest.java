package dev.lapwing.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
    @Test
    void leavesAPlainTextAsItIs() {
        assertThat(CleanText.line("Zoë \ud83d\ude00 tried \"<b>\" & won"))
                .isEqualTo("Zoë \ud83d\ude00 tried \"<b>\" & won");
    }

    @Test
    void makesOneLineWithoutWhatSteersADisplay() {
        assertThat(CleanText.line("a\r\nb\u001b[2Jc\u202ed\u2028e\u0000")).isEqualTo("a  b [2Jc d e");
    }

    @Test
    void keepsLineBreaksWhereTheyAreWanted() {
        assertThat(CleanText.lines("1. one\r\n2. two\u0007\n")).isEqualTo("1. one\n2. two");
    }

    @Test
    void showsAQuestionMarkForHalfACharacter() {
        assertThat(CleanText.line("a\ud83db\ude00")).isEqualTo("a?b?");
    }

    @Test
    void cutsToExactlyTheLengthAsked() {
        assertThat(CleanText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(CleanText.cut("abcdefg", 6)).isEqualTo("abc...");
    }

    @Test
    void leavesNoHalfCharacterWhereItCuts() {
        assertThat(CleanText.cut("ab\ud83d\ude00cdef", 6)).isEqualTo("ab...");
    }
}
