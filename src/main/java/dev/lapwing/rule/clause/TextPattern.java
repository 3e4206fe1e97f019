package dev.lapwing.rule.clause;

import dev.lapwing.rule.clause.ValuePredicate.Glob;
import dev.lapwing.rule.clause.ValuePredicate.Shape;
import dev.lapwing.rule.clause.ValuePredicate.Text;
import java.util.Optional;

/**
 * Reads Sigma's strings: {@code *} and {@code ?} are wildcards unless a backslash stands before them; a backslash before
 * a backslash is one backslash, any other stands for itself.
 */
public final class TextPattern {
    /** What may begin an option on a command line: hyphen, slash, en dash, em dash, horizontal bar. */
    static final String DASHES = "-/\u2013\u2014\u2015";

    private final StringBuilder chars = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();

    private TextPattern() {}

    /** The test for a string, with any text allowed around it as the shape says. */
    public static ValuePredicate read(String text, Shape shape, boolean cased) {
        return read(text, shape, cased, false);
    }

    /** The same, where an option may begin with any of the dashes if so wished. */
    public static ValuePredicate read(String text, Shape shape, boolean cased, boolean anyDash) {
        TextPattern pattern = new TextPattern();
        if (shape == Shape.CONTAINS || shape == Shape.ENDS) {
            pattern.add('*', '*');
        }
        pattern.readAll(text);
        if (shape == Shape.CONTAINS || shape == Shape.STARTS) {
            pattern.add('*', '*');
        }
        if (anyDash) {
            pattern.markDashes();
        }
        return pattern.test(cased);
    }

    /** What a string without wildcards says, or empty where it has any. */
    public static Optional<String> plain(String text) {
        TextPattern pattern = new TextPattern();
        pattern.readAll(text);
        return pattern.marks.toString().isBlank() ? Optional.of(pattern.chars.toString()) : Optional.empty();
    }

    private void readAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && i + 1 < text.length() && "*?\\".indexOf(text.charAt(i + 1)) >= 0;
            if (escapes) {
                add(text.charAt(++i), ' ');
            } else {
                add(c, c == '*' || c == '?' ? c : ' ');
            }
        }
    }

    private void add(char c, char mark) {
        boolean again = mark == '*' && marks.length() > 0 && marks.charAt(marks.length() - 1) == '*';
        if (!again) {
            chars.append(c);
            marks.append(mark);
        }
    }

    /**
     * Sigma's {@code windash}: every permutation of the dashes that the appendix on modifiers names (version 2.1.0).
     *
     * <p>Which dashes are meant is said by pySigma alone: those with a letter, digit or underscore behind them and none
     * before them. One mark for all the dashes makes one test of what would be five to the power of their number.
     */
    private void markDashes() {
        for (int i = 0; i + 1 < chars.length(); i++) {
            boolean dash = marks.charAt(i) == ' ' && DASHES.indexOf(chars.charAt(i)) >= 0;
            if (dash && inWord(i + 1) && (i == 0 || !inWord(i - 1))) {
                marks.setCharAt(i, '-');
            }
        }
    }

    private boolean inWord(int index) {
        char c = chars.charAt(index);
        return marks.charAt(index) == ' ' && (c == '_' || Character.isLetterOrDigit(c));
    }

    private ValuePredicate test(boolean cased) {
        String all = cased ? chars.toString() : CaseFold.fold(chars.toString());
        String wild = marks.toString();
        if (wild.equals("*")) {
            return new Text(Shape.ANY, "", false);
        }
        boolean open = wild.startsWith("*");
        boolean ending = wild.endsWith("*");
        int from = open ? 1 : 0;
        int to = wild.length() - (ending ? 1 : 0);
        if (!wild.substring(from, to).isBlank() && wild.length() > 0) {
            return new Glob(all, wild, cased);
        }
        Shape shape = open ? ending ? Shape.CONTAINS : Shape.ENDS : ending ? Shape.STARTS : Shape.EXACT;
        return new Text(shape, all.substring(from, to), cased);
    }
}
