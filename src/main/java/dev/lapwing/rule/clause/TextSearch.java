package dev.lapwing.rule.clause;

/**
 * Finds one text in another in linear time, whatever the two are: both may come from an attacker.
 *
 * <p>D. E. Knuth, J. H. Morris and V. R. Pratt, "Fast pattern matching in strings", SIAM J. Comput. 6(2), 1977.
 */
final class TextSearch {
    private TextSearch() {}

    /** Whether the first places of a text have the first places of a part somewhere. */
    static boolean contains(char[] text, int length, char[] part, int partLength) {
        int[] border = borders(part, partLength);
        int fitting = 0;
        for (int i = 0; i < length && fitting < partLength; i++) {
            while (fitting > 0 && text[i] != part[fitting]) {
                fitting = border[fitting - 1];
            }
            fitting += text[i] == part[fitting] ? 1 : 0;
        }
        return fitting == partLength;
    }

    /** For each place, how long the longest proper beginning is that also ends there. */
    private static int[] borders(char[] part, int length) {
        int[] border = new int[length];
        int fitting = 0;
        for (int i = 1; i < length; i++) {
            while (fitting > 0 && part[i] != part[fitting]) {
                fitting = border[fitting - 1];
            }
            fitting += part[i] == part[fitting] ? 1 : 0;
            border[i] = fitting;
        }
        return border;
    }
}
