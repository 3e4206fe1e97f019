package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MrkdwnTest {
    @Test
    void escapesTheThreeCharactersThatSlackReads() {
        assertThat(Mrkdwn.text("a & b <!channel> &lt;", 100)).hasToString("a &amp; b &lt;!channel&gt; &amp;lt;");
    }

    @Test
    void keepsATextThatJustFits() {
        assertThat(Mrkdwn.text("x".repeat(20), 20)).hasToString("x".repeat(20));
    }

    @Test
    void cutsATextThatIsOneTooLong() {
        assertThat(Mrkdwn.text("x".repeat(21), 20)).hasToString("x".repeat(17) + "...");
    }

    @Test
    void cutsBeforeAnEntityAndNeverWithinOne() {
        assertThat(Mrkdwn.text("12345&&&&", 14)).hasToString("12345&amp;...");
    }

    @Test
    void cutsBeforeASurrogatePairAndNeverWithinOne() {
        assertThat(Mrkdwn.text("1234\ud83d\ude00\ud83d\ude00\ud83d\ude00", 8)).hasToString("1234...");
    }

    @Test
    void showsHalvesOfSurrogatePairsAsQuestionMarks() {
        assertThat(Mrkdwn.text("a\ud83db", 9)).hasToString("a?b");
    }

    @Test
    void putsLinesAndSteeringCharactersOnOneLine() {
        assertThat(Mrkdwn.text("a\r\n> b\u202ec\u2028d\u0000", 50)).hasToString("a  &gt; b c d");
    }

    /** Hangul fillers and the blank of Braille are letters for Unicode. */
    @Test
    void letsNoLetterThroughThatShowsNothing() {
        assertThat(Mrkdwn.text("a\u3164b\u2800c\u034fd", 50)).hasToString("a b c d");
    }

    @Test
    void letsNoBacktickEndACodeSpan() {
        assertThat(Mrkdwn.code("a` <@U1> `b", 50)).hasToString("`a\u02cb &lt;@U1&gt; \u02cbb`");
    }

    @Test
    void saysThatAValueIsEmpty() {
        assertThat(Mrkdwn.code(" \n", 50)).hasToString("`(empty)`");
    }

    @Test
    void letsNoStarEndBoldText() {
        assertThat(Mrkdwn.bold("a* b", 50)).hasToString("*a\u2217 b*");
    }

    @Test
    void letsNoLineLeaveTheMonospacedBlock() {
        assertThat(Mrkdwn.pre(List.of("a\n```\nb", "c"), 20, 100)).hasToString("```\na \u02cb\u02cb\u02cb b\nc\n```");
    }

    @Test
    void keepsOnlyTheMonospacedLinesThatFit() {
        Mrkdwn block = Mrkdwn.pre(Collections.nCopies(9, "123456"), 20, 39);

        assertThat(block).hasToString("```\n123456\n123456\n123456\n```");
        assertThat(block.size()).isLessThanOrEqualTo(39);
    }

    @Test
    void standsThreeDotsForLinesThatDoNotFit() {
        List<Mrkdwn> lines = Collections.nCopies(5, Mrkdwn.text("12345", 5));

        assertThat(Mrkdwn.lines(lines, 20)).hasToString("12345\n12345\n...");
    }

    @Test
    void givesAMomentThatEachReaderSeesInTheirOwnZone() {
        assertThat(Mrkdwn.moment(Instant.parse("2026-11-22T09:15:30.9Z")))
                .hasToString("<!date^1795338930^{date_short_pretty} {time_secs}|2026-11-22 09:15:30 UTC>");
    }

    @Test
    void letsNoLabelLeaveItsLink() {
        assertThat(Mrkdwn.link(URI.create("https://a.example/?b=1&c=2"), "x|y>z"))
                .hasToString("<https://a.example/?b=1&amp;c=2|x/y&gt;z>");
    }
}
