package dev.lapwing.replay;

/** How the rows of an input lie in it. */
enum Layout {
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
    String word() {
        return word;
    }

    /** Where a line or a row stands. */
    String place(String input, long number) {
        return input + mark + number;
    }
}
