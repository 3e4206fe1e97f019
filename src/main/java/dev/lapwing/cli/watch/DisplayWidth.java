package dev.lapwing.cli.watch;

/**
 * How many columns of a terminal a text takes: two for each wide character of East Asian scripts and each emoji, none for
 * a mark that stands on the character before it. The wide ranges are those of Unicode's East Asian Width, joined where
 * what lies between is unassigned.
 */
final class DisplayWidth {
    private static final String CUT = "...";
    /** So many marks on one character are writing; more only make a line long. */
    private static final int MARKS = 2;

    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x2329, 0x232a},
        {0x23e9, 0x23ec},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x26a1, 0x26a1},
        {0x26d4, 0x26d4},
        {0x2705, 0x2705},
        {0x274c, 0x274c},
        {0x2753, 0x2755},
        {0x2e80, 0x303e},
        {0x3041, 0x4dbf},
        {0x4e00, 0xa4cf},
        {0xa960, 0xa97c},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x16fe0, 0x18aff},
        {0x1b000, 0x1b2ff},
        {0x1f18e, 0x1f18e},
        {0x1f191, 0x1f19a},
        {0x1f200, 0x1f320},
        {0x1f32d, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f7e0, 0x1f7eb},
        {0x1f900, 0x1faff},
        {0x20000, 0x3fffd},
    };

    private DisplayWidth() {}

    /** The columns of a text that holds nothing that steers the terminal. */
    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** As much of the text as fits; three dots stand for the rest where there is room for them. */
    static String cut(String text, int columns) {
        String most = prefix(text, columns);
        if (most.length() == text.length() || of(text) <= columns) {
            return most;
        }
        return columns <= 2 * CUT.length() ? most : prefix(text, columns - CUT.length()) + CUT;
    }

    /** The text in exactly so many columns. */
    static String fitted(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(columns - of(cut));
    }

    private static String prefix(String text, int columns) {
        StringBuilder kept = new StringBuilder();
        int taken = 0;
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            int width = of(character);
            marks = width == 0 ? marks + 1 : 0;
            if (taken + width > columns) {
                break;
            }
            if (marks <= MARKS) {
                kept.appendCodePoint(character);
                taken += width;
            }
        }
        return kept.toString();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character >= range[0] && character <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
