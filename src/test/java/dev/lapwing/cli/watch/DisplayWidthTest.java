package dev.lapwing.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {
    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(DisplayWidth.of("abc")).isEqualTo(3);
        assertThat(DisplayWidth.of("\u4e2d\u6587")).isEqualTo(4);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("\ud83d\ude00")).isEqualTo(2);
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(DisplayWidth.cut("twelve chars", 12)).isEqualTo("twelve chars");
    }

    @Test
    void cutsWithDotsAndNeverThroughAWideCharacter() {
        assertThat(DisplayWidth.cut("twelve chars", 11)).isEqualTo("twelve c...");
        assertThat(DisplayWidth.cut("\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587", 8)).isEqualTo("\u4e2d\u6587...");
        assertThat(DisplayWidth.cut("\u4e2d\u6587", 3)).isEqualTo("\u4e2d");
    }

    @Test
    void fillsUpToTheWidth() {
        assertThat(DisplayWidth.fitted("\u4e2d\u6587", 6)).isEqualTo("\u4e2d\u6587  ");
        assertThat(DisplayWidth.fitted("twelve chars", 4)).isEqualTo("twel");
    }

    @Test
    void leavesOutMarksThatOnlyMakeALineLong() {
        assertThat(DisplayWidth.cut("e" + "\u0301".repeat(1000) + "x", 5)).isEqualTo("e\u0301\u0301x");
    }
}
