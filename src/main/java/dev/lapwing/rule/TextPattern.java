package dev.lapwing.rule;

import dev.lapwing.rule.ValueTest.Glob;
import dev.lapwing.rule.ValueTest.Shape;
import dev.lapwing.rule.ValueTest.Text;

/**
 * Reads Sigma's strings: {@code *} and {@code ?} are wildcards unless a backslash stands before them; a backslash before
 * a backslash is one backslash, any other stands for itself.
 */
final class TextPattern {
    private final StringBuilder chars = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();

    private TextPattern() {}

    /** The test for a string, with any text allowed around it as the shape says. */
    static ValueTest read(String text, Shape shape, boolean cased) {
        TextPattern pattern = new TextPattern();
        if (shape == Shape.CONTAINS || shape == Shape.ENDS) {
            pattern.add('*', '*');
        }
        pattern.readAll(text);
        if (shape == Shape.CONTAINS || shape == Shape.STARTS) {
            pattern.add('*', '*');
        }
        return pattern.test(cased);
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

    private ValueTest test(boolean cased) {
        String all = cased ? chars.toString() : Fold.fold(chars.toString());
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
