package dev.lapwing.detect.window;

import dev.lapwing.rule.definition.Expression;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts the matches of each member of a temporal correlation.
 *
 * <p>A negated member is asked of another window, which reaches as far forward as back: {@link #holds(TemporalAggregate)}.
 */
public final class TemporalAggregate implements WindowAggregate {
    private final Expression expression;
    private final long[] matches;

    TemporalAggregate(Expression expression, int members) {
        this.expression = expression;
        this.matches = new long[members];
    }

    @Override
    public void add(WindowEvent event) {
        change(event.mask, 1);
    }

    @Override
    public void remove(WindowEvent event) {
        change(event.mask, -1);
    }

    /** A way with a negated member is not decided by this window. */
    @Override
    public boolean holds() {
        return holds(expression, not -> false);
    }

    @Override
    public Optional<Measurement> reading() {
        return Optional.empty();
    }

    /** Whether the expression holds, with negated members looked up in another window. */
    public boolean holds(TemporalAggregate around) {
        return holds(expression, not -> !around.holds(not.part(), inner -> false));
    }

    /** Whether a member has a match in the window. */
    public boolean matched(int member) {
        return matches[member] > 0;
    }

    private boolean holds(Expression part, Predicate<Expression.Not> stayedAway) {
        if (part instanceof Expression.Named named) {
            return matched(named.member());
        }
        if (part instanceof Expression.Not not) {
            return stayedAway.test(not);
        }
        if (part instanceof Expression.And and) {
            return and.parts().stream().allMatch(inner -> holds(inner, stayedAway));
        }
        if (part instanceof Expression.Or or) {
            return or.parts().stream().anyMatch(inner -> holds(inner, stayedAway));
        }
        return ((Expression.Count) part).bounds().holds(distinct());
    }

    /** How many different members matched. */
    public int distinct() {
        int distinct = 0;
        for (long count : matches) {
            distinct += count > 0 ? 1 : 0;
        }
        return distinct;
    }

    private void change(long mask, int by) {
        for (long left = mask; left != 0; left &= left - 1) {
            matches[Long.numberOfTrailingZeros(left)] += by;
        }
    }
}
