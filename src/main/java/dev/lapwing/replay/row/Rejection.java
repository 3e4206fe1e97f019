package dev.lapwing.replay.row;

import java.util.Comparator;

/**
 * A row that could not be read, told without any of its content.
 *
 * @param input index of the input
 * @param line number of the line
 * @param place both as people read them
 * @param problem what is wrong
 */
public record Rejection(int input, long line, String place, String problem) {
    static final Comparator<Rejection> IN_ORDER =
            Comparator.comparingInt(Rejection::input).thenComparingLong(Rejection::line);
}
