package dev.lapwing.replay.layout;

/** How the rows of an input lie in it. */
public enum Layout {
    /** One a line, which is read as it is. */
    LINES("line", ":"),
    /** JSON values in a list, one behind the other, or over several lines each. */
    ROWS("row", "#"),
    /** Pages of an API, whose rows are in a list called items. */
    PAGES("row", "#");

    private final String word;
    private final String mark;

    Layout(String word, String mark) {
        this.word = word;
        this.mark = mark;
    }

    /** What is counted. */
    public String word() {
        return word;
    }

    /** Where a line or a row stands. */
    public String place(String input, long number) {
        return input + mark + number;
    }
}
