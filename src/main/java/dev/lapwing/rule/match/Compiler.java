package dev.lapwing.rule.match;

import dev.lapwing.event.FieldPath;
import dev.lapwing.event.Schema;
import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.clause.ValuePredicate;
import dev.lapwing.rule.clause.ValuePredicate.Absent;
import dev.lapwing.rule.clause.ValuePredicate.FieldRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the rules that see events of one schema into a {@link Program}; used once. */
public final class Compiler {
    private record Key(int cell, ValuePredicate test) {}

    private final Schema schema;
    private final Map<Optional<FieldPath>, Integer> cells = new LinkedHashMap<>();
    private final Map<Key, Integer> testOf = new LinkedHashMap<>();
    private final List<Key> tests = new ArrayList<>();
    private final List<Program.Rule> rules = new ArrayList<>();
    private final Map<Integer, Integer> sharing = new HashMap<>();
    private final Map<Key, Integer> entryOf = new LinkedHashMap<>();
    private final List<Set<Integer>> holding = new ArrayList<>();
    private final List<Set<Integer>> candidates = new ArrayList<>();

    private Compiler(Schema schema) {
        this.schema = schema;
    }

    /** The program of those detections that see events of a schema; a rule is named by its index in the list. */
    public static Program compile(Schema schema, List<Detection> detections) {
        Compiler compiler = new Compiler(schema);
        for (int ordinal = 0; ordinal < detections.size(); ordinal++) {
            Detection detection = detections.get(ordinal);
            if (detection.source().sees(schema)) {
                compiler.add(ordinal, detection.clause());
            }
        }
        return compiler.program();
    }

    private void add(int ordinal, Clause clause) {
        Node node = resolve(clause, false);
        if (!node.equals(Node.NEVER)) {
            rules.add(new Program.Rule(ordinal, node));
            tests(node).distinct().forEach(test -> sharing.merge(test, 1, Integer::sum));
        }
    }

    private Node resolve(Clause clause, boolean negated) {
        return clause.match(
                all -> join(all.parts(), negated, !negated),
                any -> join(any.parts(), negated, negated),
                not -> resolve(not.part(), !negated),
                check -> resolve(check, negated),
                named -> resolve(named.part(), negated));
    }

    private Node resolve(Clause.Check check, boolean negated) {
        Optional<FieldPath> path = schema.find(check.field());
        if (path.isEmpty() && !check.field().isEmpty()) {
            return (check.test() instanceof Absent) != negated ? Node.ALWAYS : Node.NEVER;
        }
        if (check.test() instanceof FieldRef reference) {
            Optional<FieldPath> other = schema.find(reference.other());
            if (other.isEmpty()) {
                return negated ? Node.ALWAYS : Node.NEVER;
            }
            cell(other);
        }
        int test = number(new Key(cell(path), check.test()));
        return negated ? new Node.Fails(test) : new Node.Holds(test);
    }

    /** Joins parts by and or by or, without those that change nothing. */
    private Node join(List<Clause> parts, boolean negated, boolean and) {
        Node neutral = and ? Node.ALWAYS : Node.NEVER;
        Node decisive = and ? Node.NEVER : Node.ALWAYS;
        Set<Node> nodes = new LinkedHashSet<>();
        for (Clause part : parts) {
            Node node = resolve(part, negated);
            if (node.equals(decisive)) {
                return decisive;
            }
            nodes.addAll(node.match(
                    List::of,
                    List::of,
                    inner -> and ? inner.parts() : List.of(inner),
                    inner -> and ? List.of(inner) : inner.parts()));
        }
        if (nodes.isEmpty()) {
            return neutral;
        }
        List<Node> list = List.copyOf(nodes);
        return list.size() == 1 ? list.get(0) : and ? new Node.And(list) : new Node.Or(list);
    }

    private int cell(Optional<FieldPath> path) {
        return cells.computeIfAbsent(path, added -> cells.size());
    }

    private int number(Key key) {
        return testOf.computeIfAbsent(key, added -> {
            tests.add(added);
            return testOf.size();
        });
    }

    private static Stream<Integer> tests(Node node) {
        return node.match(
                holds -> Stream.of(holds.test()),
                fails -> Stream.of(fails.test()),
                and -> and.parts().stream().flatMap(Compiler::tests),
                or -> or.parts().stream().flatMap(Compiler::tests));
    }

    private Program program() {
        List<Program.Compiled> compiled = new ArrayList<>();
        for (int test = 0; test < tests.size(); test++) {
            Key key = tests.get(test);
            boolean indexed =
                    !(key.test() instanceof Absent) && IndexHint.of(key.test()).exact();
            int other = key.test() instanceof FieldRef reference ? cell(schema.find(reference.other())) : key.cell();
            compiled.add(new Program.Compiled(key.cell(), other, key.test(), indexed));
            if (indexed) {
                holding.get(entry(test)).add(test);
            }
        }
        Set<Integer> eager = new TreeSet<>();
        List<Integer> always = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            Optional<KeyChoice> choice = KeyChoice.of(rules.get(rule).node(), this::cost, this::costOfPresence);
            if (choice.isEmpty()) {
                always.add(rule);
            } else {
                nominate(choice.get(), rule, eager);
            }
        }
        List<Program.Entry> entries = new ArrayList<>();
        for (int entry = 0; entry < entryOf.size(); entry++) {
            entries.add(new Program.Entry(ints(holding.get(entry)), ints(candidates.get(entry))));
        }
        return new Program(List.copyOf(cells.keySet()), indexes(), ints(eager), entries, compiled, rules, ints(always));
    }

    private void nominate(KeyChoice choice, int rule, Set<Integer> eager) {
        for (int test : choice.tests()) {
            candidates.get(entry(test)).add(rule);
            eager.add(tests.get(test).cell());
        }
    }

    private List<CellIndex> indexes() {
        List<Map<ValuePredicate, Integer>> wanted = new ArrayList<>();
        cells.forEach((path, cell) -> wanted.add(new LinkedHashMap<>()));
        entryOf.forEach((key, entry) -> wanted.get(key.cell()).put(key.test(), entry));
        return wanted.stream().map(CellIndex::new).toList();
    }

    /** The entry of what the index looks for on behalf of a test. */
    private int entry(int test) {
        Key key = tests.get(test);
        ValuePredicate found = key.test() instanceof Absent
                ? IndexHint.PRESENCE
                : IndexHint.of(key.test()).test();
        return entryOf.computeIfAbsent(new Key(key.cell(), found), added -> {
            holding.add(new LinkedHashSet<>());
            candidates.add(new LinkedHashSet<>());
            return holding.size() - 1;
        });
    }

    private int cost(int test) {
        ValuePredicate asked = tests.get(test).test();
        return asked instanceof Absent ? -1 : IndexHint.of(asked).rarity() * sharing.getOrDefault(test, 1);
    }

    private int costOfPresence(int test) {
        return tests.get(test).test() instanceof Absent ? 100 * sharing.getOrDefault(test, 1) : -1;
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
