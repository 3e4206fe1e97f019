package dev.lapwing.rule.match;

import dev.lapwing.event.FieldPath;
import dev.lapwing.rule.clause.ValuePredicate;
import java.util.List;
import java.util.Optional;

/**
 * All rules that can match events of one schema, compiled; immutable and shared by the threads.
 *
 * @param cells the paths that the tests read
 * @param indexes for each cell, what is looked for there
 * @param eager the cells to look into for every event: those that can make a rule a candidate
 * @param entries what to do when an index finds something
 * @param tests the distinct tests
 * @param rules the rules that may match
 * @param always indexes of rules that no index can rule out
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
public record Program(
        List<Optional<FieldPath>> cells,
        List<CellIndex> indexes,
        int[] eager,
        List<Entry> entries,
        List<Compiled> tests,
        List<Rule> rules,
        int[] always) {
    /** What finding one text, network or number means: tests that hold, and rules to look at. */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
    record Entry(int[] holding, int[] candidates) {}

    /**
     * A test on a cell.
     *
     * @param other the cell to compare with, where the test compares two; the same cell otherwise
     * @param indexed whether the index of the cell tells if it holds
     */
    record Compiled(int cell, int other, ValuePredicate test, boolean indexed) {}

    /** A rule by its ordinal. */
    record Rule(int ordinal, Node node) {}
}
