package dev.lapwing.posture.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A filter as the cases in which it holds. A case is a set of comparisons which must all hold: none at all is a case that
 * always holds, and no case is a filter that never does. Filters know no "not", so that a case holds all the more where more
 * of the comparisons do.
 */
final class Cases {
    static final Cases ALWAYS = new Cases(List.of(Set.of()));
    static final Cases NEVER = new Cases(List.of());

    private static final int MAX_CASES = 200;

    private final List<Set<FilterComparison>> cases;

    private Cases(List<Set<FilterComparison>> cases) {
        this.cases = cases;
    }

    static Cases of(FilterComparison comparison) {
        if (comparison.comparesWithNull()) {
            return NEVER;
        }
        return comparison
                .answer()
                .map(holds -> holds ? ALWAYS : NEVER)
                .orElseGet(() -> new Cases(List.of(Set.of(comparison))));
    }

    Cases or(Cases other) {
        List<Set<FilterComparison>> both = new ArrayList<>(cases);
        both.addAll(other.cases);
        return smallest(both);
    }

    Cases and(Cases other) {
        List<Set<FilterComparison>> pairs = new ArrayList<>();
        for (Set<FilterComparison> mine : cases) {
            for (Set<FilterComparison> theirs : other.cases) {
                Set<FilterComparison> pair = new HashSet<>(mine);
                pair.addAll(theirs);
                pairs.add(pair);
            }
            if (pairs.size() > MAX_CASES) {
                throw new FilterUnreadable("it has more than " + MAX_CASES + " cases");
            }
        }
        return smallest(pairs);
    }

    boolean always() {
        return cases.stream().anyMatch(Set::isEmpty);
    }

    boolean never() {
        return cases.isEmpty();
    }

    /** Whether this surely holds wherever the other one does. */
    boolean covers(Cases other) {
        return other.cases.stream().map(Cases::implied).allMatch(this::holdsWith);
    }

    private boolean holdsWith(Set<FilterComparison> held) {
        return cases.stream().anyMatch(held::containsAll);
    }

    private static Set<FilterComparison> implied(Set<FilterComparison> held) {
        Set<FilterComparison> all = new HashSet<>(held);
        held.forEach(each -> all.add(each.ofAny()));
        return all;
    }

    /** Without the cases that hold only where another one does. */
    private static Cases smallest(List<Set<FilterComparison>> cases) {
        List<Set<FilterComparison>> kept = new ArrayList<>();
        for (Set<FilterComparison> each : cases) {
            if (kept.stream().noneMatch(each::containsAll)) {
                kept.removeIf(larger -> larger.containsAll(each));
                kept.add(each);
            }
        }
        if (kept.size() > MAX_CASES) {
            throw new FilterUnreadable("it has more than " + MAX_CASES + " cases");
        }
        return new Cases(kept);
    }
}
