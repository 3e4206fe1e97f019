package dev.lapwing.rule.correlation;

import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.Drafts;
import dev.lapwing.rule.draft.References;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts correlations behind those that they name, and reports the rings; a loop, so that no chain is too long for it. */
final class CorrelationOrder {
    private static final int MOST_NAMES = 8;

    /** A correlation whose names are being followed; the last one followed is where a ring would close. */
    private record Visit(Draft draft, Iterator<YamlNode.Scalar> references) {}

    private final Drafts drafts;
    private final List<Draft> order = new ArrayList<>();
    private final Set<Draft> done = new HashSet<>();
    private final Set<Draft> ringed = new HashSet<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    private final Map<Draft, Boolean> onPath = new HashMap<>();

    private CorrelationOrder(Drafts drafts) {
        this.drafts = drafts;
    }

    /** All correlations, each behind those that it names. */
    static List<Draft> of(Drafts drafts) {
        CorrelationOrder order = new CorrelationOrder(drafts);
        drafts.all().stream().filter(draft -> draft.correlation().isPresent()).forEach(order::follow);
        return order.order;
    }

    private void follow(Draft start) {
        enter(start);
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (visit.references().hasNext()) {
                step(visit.draft(), visit.references().next());
            } else {
                path.removeLast();
                onPath.remove(visit.draft());
                done.add(visit.draft());
                order.add(visit.draft());
            }
        }
    }

    private void step(Draft from, YamlNode.Scalar reference) {
        Optional<Draft> named = drafts.find(reference.text())
                .filter(draft -> draft.correlation().isPresent());
        if (named.isEmpty()) {
            return;
        }
        if (onPath.containsKey(named.get())) {
            reportRing(named.get(), from, reference);
        } else {
            enter(named.get());
        }
    }

    private void enter(Draft draft) {
        if (!done.contains(draft)) {
            onPath.put(draft, true);
            path.addLast(new Visit(
                    draft,
                    References.of(draft.correlation().orElseThrow().map()).iterator()));
        }
    }

    /** Of rings that share a rule the first is told: with it mended, the next shows. */
    private void reportRing(Draft first, Draft last, YamlNode.Scalar reference) {
        if (ringed.contains(first) || ringed.contains(last)) {
            return;
        }
        List<Draft> ring = path.stream()
                .map(Visit::draft)
                .dropWhile(draft -> !draft.equals(first))
                .toList();
        ringed.addAll(ring);
        String names = ring.stream()
                .limit(MOST_NAMES)
                .map(draft -> draft.head().identity())
                .collect(Collectors.joining(" -> "));
        String rest = ring.size() > MOST_NAMES ? " -> ... (" + ring.size() + " rules)" : "";
        last.report()
                .error(
                        reference.place(),
                        "correlations name each other in a ring: " + names + rest + " -> "
                                + first.head().identity());
    }
}
