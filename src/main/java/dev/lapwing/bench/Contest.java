package dev.lapwing.bench;

import dev.lapwing.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Works that are measured in turns, so that what disturbs the machine disturbs all of them; the ratio is taken within a
 * round.
 */
final class Contest {
    private final Map<String, Supplier<Timing>> works = new LinkedHashMap<>();
    private final Map<String, List<Timing>> rounds = new LinkedHashMap<>();

    /** Adds a work; those added first go first in each round. */
    void add(String name, Supplier<Timing> work) {
        works.put(name, work);
        rounds.put(name, new ArrayList<>());
    }

    /** Runs all works in turns; the rounds for warming up leave no trace. */
    void run(int warmUps, int measured) {
        for (int round = 0; round < warmUps + measured; round++) {
            boolean counts = round >= warmUps;
            works.forEach((name, work) -> {
                Timing result = work.get();
                if (counts) {
                    of(name).add(result);
                }
            });
        }
    }

    Spread spread(String name, ToDoubleFunction<Timing> what) {
        return Spread.of(of(name).stream().map(what::applyAsDouble).toList());
    }

    /** How one work did beside another, round by round. */
    Spread ratio(String name, String other, ToDoubleFunction<Timing> what) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of(name).size(); round++) {
            ratios.add(what.applyAsDouble(of(name).get(round))
                    / what.applyAsDouble(of(other).get(round)));
        }
        return Spread.of(ratios);
    }

    /** A table of all works beside one of them. */
    TextTable table(String reference) {
        var table = new TextTable();
        table.row(
                "what", "rows/s by the clock", "rows per CPU second", "clock, of " + reference, "CPU, of " + reference);
        works.keySet()
                .forEach(name -> table.row(
                        name,
                        spread(name, Timing::rowsPerSecond).thousands(),
                        spread(name, Timing::rowsPerCpuSecond).thousands(),
                        name.equals(reference)
                                ? "1"
                                : ratio(name, reference, Timing::rowsPerSecond).ratio(),
                        name.equals(reference)
                                ? "1"
                                : ratio(name, reference, Timing::rowsPerCpuSecond)
                                        .ratio()));
        return table;
    }

    private List<Timing> of(String name) {
        List<Timing> found = rounds.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing called " + name + " takes part");
        }
        return found;
    }
}
