package dev.lapwing.rule.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A set of tests of which at least one must hold for a rule to match, and how often one of them is likely to.
 *
 * <p>An index looks for these, so the better the choice, the fewer rules are looked at in vain. A test that many rules
 * share is a bad key: it asks for what events commonly have.
 */
record KeyChoice(List<Integer> tests, double cost) {
    KeyChoice {
        tests = List.copyOf(tests);
    }

    /**
     * The cheapest choice for a rule, or empty when the rule can match without any test being found.
     *
     * @param costOf the cost of a test that must hold, negative where it cannot be looked for
     * @param costOfPresence the same for a test that must fail
     */
    static Optional<KeyChoice> of(Node node, IntUnaryOperator costOf, IntUnaryOperator costOfPresence) {
        return node.match(
                holds -> single(holds.test(), costOf.applyAsInt(holds.test())),
                fails -> single(fails.test(), costOfPresence.applyAsInt(fails.test())),
                and -> and.parts().stream()
                        .map(part -> of(part, costOf, costOfPresence))
                        .flatMap(Optional::stream)
                        .min((a, b) -> Double.compare(a.cost, b.cost)),
                or -> anyOf(or.parts().stream()
                        .map(part -> of(part, costOf, costOfPresence))
                        .toList()));
    }

    private static Optional<KeyChoice> anyOf(List<Optional<KeyChoice>> parts) {
        List<Integer> tests = new ArrayList<>();
        double most = 0;
        double sum = 0;
        for (Optional<KeyChoice> choice : parts) {
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            tests.addAll(choice.get().tests);
            most = Math.max(most, choice.get().cost);
            sum += choice.get().cost;
        }
        return Optional.of(new KeyChoice(tests, most + sum / 50));
    }

    private static Optional<KeyChoice> single(int test, int cost) {
        return cost < 0 ? Optional.empty() : Optional.of(new KeyChoice(List.of(test), cost));
    }
}
