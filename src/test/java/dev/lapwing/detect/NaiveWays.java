package dev.lapwing.detect;

import dev.lapwing.rule.definition.Expression;
import java.util.ArrayList;
import java.util.List;

/** The ways in which a condition can be satisfied, each a list of what has to hold together. */
public final class NaiveWays {
    private NaiveWays() {}

    public static List<List<Expression>> of(Expression expression) {
        if (expression instanceof Expression.Or or) {
            return or.parts().stream().flatMap(part -> of(part).stream()).toList();
        }
        if (!(expression instanceof Expression.And and)) {
            return List.of(List.of(expression));
        }
        List<List<Expression>> ways = List.of(List.of());
        for (Expression part : and.parts()) {
            List<List<Expression>> further = of(part);
            ways = ways.stream()
                    .flatMap(way -> further.stream().map(more -> joined(way, more)))
                    .toList();
        }
        return ways;
    }

    private static List<Expression> joined(List<Expression> way, List<Expression> more) {
        List<Expression> all = new ArrayList<>(way);
        all.addAll(more);
        return all;
    }
}
