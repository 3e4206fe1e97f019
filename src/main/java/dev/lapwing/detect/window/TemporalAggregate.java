package dev.lapwing.detect.window;

import dev.lapwing.rule.definition.Expression;
import java.util.Optional;

/**
 * Counts the matches of each member of a temporal correlation.
 *
 * <p>A negated member is asked of another window, which reaches as far forward as back: {@link #holds(TemporalAggregate)}.
 */
public final class TemporalAggregate implements WindowAggregate, Expression.Seen {
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
        return expression.holds(this);
    }

    @Override
    public Optional<Measurement> reading() {
        return Optional.empty();
    }

    /** Whether the expression holds, with negated members looked up in another window. */
    public boolean holds(TemporalAggregate around) {
        return expression.holds(new Both(this, around));
    }

    @Override
    public boolean matched(int member) {
        return matches[member] > 0;
    }

    /** This window alone never tells. */
    @Override
    public boolean stayedAway(int member) {
        return false;
    }

    @Override
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

    /** A window, and the one in which negated members are looked up. */
    private record Both(TemporalAggregate own, TemporalAggregate around) implements Expression.Seen {
        @Override
        public boolean matched(int member) {
            return own.matched(member);
        }

        @Override
        public boolean stayedAway(int member) {
            return !around.matched(member);
        }

        @Override
        public int distinct() {
            return own.distinct();
        }
    }
}
