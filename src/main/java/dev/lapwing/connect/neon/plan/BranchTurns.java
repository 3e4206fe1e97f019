package dev.lapwing.connect.neon.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose turn it is: default and protected branches in each round; of the others those first that were not looked at for
 * longest, and among these the children of the former.
 */
final class BranchTurns {
    private final Map<String, Long> looked = new HashMap<>();

    /**
     * The branches of a round.
     *
     * @param round its number
     * @param room for so many branches that are neither default nor protected
     */
    List<Branch> next(List<Branch> all, long round, int room) {
        Set<String> mains = new HashSet<>();
        all.stream().filter(Branch::main).forEach(branch -> mains.add(branch.key()));
        List<Branch> turns = new ArrayList<>(all.stream().filter(Branch::main).toList());
        all.stream()
                .filter(branch -> !branch.main())
                .sorted(Comparator.<Branch>comparingLong(branch -> looked.getOrDefault(branch.key(), -1L))
                        .thenComparing(branch -> !mains.contains(branch.project() + "/" + branch.parent()))
                        .thenComparing(Branch::key))
                .limit(room)
                .forEach(turns::add);
        Set<String> there = new HashSet<>();
        all.forEach(branch -> there.add(branch.key()));
        looked.keySet().retainAll(there);
        turns.forEach(branch -> looked.put(branch.key(), round));
        return turns;
    }
}
