package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Multiplies an expression out into the ways in which it can hold, up to a limit. */
final class Alternatives {
    static final int MOST = 64;
    static final int MOST_STEPS = 32;

    private Alternatives() {}

    /** Members that match, in the order of the text, and members that are absent. */
    record Way(List<Integer> members, List<Integer> absent) {
        Way {
            members = List.copyOf(members);
            absent = List.copyOf(absent);
        }

        Way and(Way other) {
            return new Way(joined(members, other.members), joined(absent, other.absent));
        }

        private static List<Integer> joined(List<Integer> first, List<Integer> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /** The ways, or empty when there are too many or one of them is too long. */
    static Optional<List<Way>> of(Expression expression) {
        return expression.match(
                named -> Optional.of(List.of(new Way(List.of(named.member()), List.of()))),
                and -> all(and.parts()),
                or -> any(or.parts()),
                not -> Optional.of(List.of(new Way(List.of(), List.of(not.member())))),
                count -> {
                    throw new IllegalArgumentException("not made of names: " + count);
                });
    }

    /** All members, one after the other. */
    static Way inOrder(int members) {
        return new Way(IntStream.range(0, members).boxed().toList(), List.of());
    }

    /** Every choice only grows, so the limit may cut in as soon as it is passed. */
    private static Optional<List<Way>> all(List<Expression> parts) {
        List<Way> ways = List.of(new Way(List.of(), List.of()));
        for (Expression part : parts) {
            Optional<List<Way>> more = of(part);
            if (more.isEmpty() || (long) ways.size() * more.get().size() > MOST) {
                return Optional.empty();
            }
            List<Way> joined = new ArrayList<>();
            for (Way way : ways) {
                more.get().forEach(next -> joined.add(way.and(next)));
            }
            ways = joined;
            if (ways.stream().anyMatch(way -> way.members().size() > MOST_STEPS)) {
                return Optional.empty();
            }
        }
        return Optional.of(ways);
    }

    private static Optional<List<Way>> any(List<Expression> parts) {
        List<Way> ways = new ArrayList<>();
        for (Expression part : parts) {
            Optional<List<Way>> more = of(part);
            if (more.isEmpty() || ways.size() + more.get().size() > MOST) {
                return Optional.empty();
            }
            ways.addAll(more.get());
        }
        return Optional.of(ways);
    }
}
