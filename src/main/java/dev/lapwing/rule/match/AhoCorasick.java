package dev.lapwing.rule.match;

import dev.lapwing.rule.clause.ValuePredicate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds all of many literals in one pass over a folded text.
 *
 * <p>A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975, with
 * the failure links worked into one table of next states over classes of characters.
 */
final class AhoCorasick {
    /** A literal, where in the text it must stand, and what to report. */
    record Literal(String text, ValuePredicate.Shape shape, int entry) {}

    private final List<Literal> literals;
    private final char[] alphabet;
    private final short[] ascii = new short[128];
    private final int classes;
    private int[] next;
    private int[][] found = {{}};
    private int states = 1;

    AhoCorasick(List<Literal> literals) {
        this.literals = List.copyOf(literals);
        this.alphabet = alphabet(literals);
        this.classes = alphabet.length + 1;
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = (short) rare(c);
        }
        this.next = new int[classes];
        for (int i = 0; i < this.literals.size(); i++) {
            insert(this.literals.get(i).text(), i);
        }
        link();
        next = Arrays.copyOf(next, states * classes);
    }

    /** Reports the entry of each literal that stands where it must. */
    void scan(char[] text, int length, Scratch scratch) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            state = next[state * classes + (c < 128 ? ascii[c] : rare(c))];
            int[] ends = found[state];
            if (ends.length > 0) {
                report(ends, i + 1, length, scratch);
            }
        }
    }

    private void report(int[] ends, int end, int length, Scratch scratch) {
        for (int index : ends) {
            Literal literal = literals.get(index);
            boolean inPlace = switch (literal.shape()) {
                case STARTS -> end == literal.text().length();
                case ENDS -> end == length;
                case EXACT -> end == length && end == literal.text().length();
                case CONTAINS, ANY -> true;
            };
            if (inPlace) {
                scratch.hit(literal.entry());
            }
        }
    }

    private int rare(char c) {
        return Math.max(Arrays.binarySearch(alphabet, c) + 1, 0);
    }

    private void insert(String text, int index) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int edge = state * classes + rare(text.charAt(i));
            if (next[edge] == 0) {
                int made = grow();
                next[edge] = made;
            }
            state = next[edge];
        }
        found[state] = append(found[state], new int[] {index});
    }

    private int grow() {
        if ((states + 1) * classes > next.length) {
            next = Arrays.copyOf(next, next.length * 2);
        }
        if (states == found.length) {
            found = Arrays.copyOf(found, states * 2);
        }
        found[states] = new int[0];
        return states++;
    }

    /** Breadth first, so that the state for the longest proper suffix is always complete before it is used. */
    private void link() {
        int[] suffix = new int[states];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int c = 0; c < classes; c++) {
                int edge = state * classes + c;
                int fallback = state == 0 ? 0 : next[suffix[state] * classes + c];
                int target = next[edge];
                if (target == 0) {
                    next[edge] = fallback;
                } else {
                    suffix[target] = fallback;
                    found[target] = append(found[target], found[fallback]);
                    queue.add(target);
                }
            }
        }
    }

    private static int[] append(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static char[] alphabet(List<Literal> literals) {
        TreeSet<Character> used = new TreeSet<>();
        literals.forEach(literal -> literal.text().chars().forEach(c -> used.add((char) c)));
        List<Character> sorted = new ArrayList<>(used);
        char[] chars = new char[sorted.size()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = sorted.get(i);
        }
        return chars;
    }
}
