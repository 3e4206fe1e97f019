package dev.lapwing.rule.match;

import dev.lapwing.event.Network;
import dev.lapwing.rule.clause.FieldCell;
import dev.lapwing.rule.clause.FieldValue;
import dev.lapwing.rule.clause.ValuePredicate;
import dev.lapwing.rule.clause.ValuePredicate.Cidr;
import dev.lapwing.rule.clause.ValuePredicate.Compare;
import dev.lapwing.rule.clause.ValuePredicate.Shape;
import dev.lapwing.rule.clause.ValuePredicate.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds which of the texts, networks and numbers that rules ask for at one path an event has there. */
final class CellIndex {
    private static final int NONE = -1;

    private final Optional<ExactTable> exact;
    private final Optional<AhoCorasick> literals;
    private final Optional<NetworkTrie> networks;
    private final Optional<Thresholds> thresholds;
    private final int presence;

    /** An index of what gates look for, each with the number of its entry. */
    CellIndex(Map<ValuePredicate, Integer> entryOf) {
        Map<String, Integer> texts = new HashMap<>();
        Map<Network, Integer> nets = new HashMap<>();
        Map<Compare, Integer> compares = new HashMap<>();
        List<AhoCorasick.Literal> parts = new ArrayList<>();
        entryOf.forEach((test, entry) -> {
            if (test instanceof Text text && text.shape() == Shape.EXACT) {
                texts.put(text.literal(), entry);
            } else if (test instanceof Text text && text.shape() != Shape.ANY) {
                parts.add(new AhoCorasick.Literal(text.literal(), text.shape(), entry));
            } else if (test instanceof Cidr cidr) {
                nets.put(cidr.network(), entry);
            } else if (test instanceof Compare compare) {
                compares.put(compare, entry);
            }
        });
        exact = texts.isEmpty() ? Optional.empty() : Optional.of(new ExactTable(texts));
        literals = parts.isEmpty() ? Optional.empty() : Optional.of(new AhoCorasick(parts));
        networks = nets.isEmpty() ? Optional.empty() : Optional.of(new NetworkTrie(nets));
        thresholds = compares.isEmpty() ? Optional.empty() : Optional.of(new Thresholds(compares));
        presence = entryOf.getOrDefault(IndexHint.PRESENCE, NONE);
    }

    void scan(FieldCell cell, Scratch scratch) {
        if (presence != NONE && !cell.absent()) {
            scratch.hit(presence);
        }
        for (int i = 0; i < cell.size(); i++) {
            FieldValue leaf = cell.leaf(i);
            if (exact.isPresent()) {
                scratch.hit(exact.get().find(leaf.folded(), leaf.length()));
            }
            if (literals.isPresent()) {
                literals.get().scan(leaf.folded(), leaf.length(), scratch);
            }
            if (networks.isPresent() && leaf.isAddress()) {
                networks.get().scan(leaf.address(), scratch);
            }
            if (thresholds.isPresent() && leaf.isNumber()) {
                thresholds.get().scan(leaf.asDouble(), scratch);
            }
        }
    }
}
