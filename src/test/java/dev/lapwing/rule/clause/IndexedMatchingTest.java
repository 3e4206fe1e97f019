package dev.lapwing.rule.clause;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.LogSource;
import dev.lapwing.event.Network;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.detection.Encodings;
import dev.lapwing.rule.match.Matcher;
import dev.lapwing.rule.match.Programs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The indexes change the cost of matching and nothing else. */
class IndexedMatchingTest {
    private static final int ROUNDS = 150;
    private static final int FEW = 10;
    private static final int RULES = 40;
    private static final int EVENTS = 60;
    private static final List<String> FIELDS = List.of(
            "src_endpoint.ip",
            "c-uri",
            "sc-status",
            "pocketbase.action",
            "pocketbase.meta.a",
            "pocketbase.meta.a.b",
            "");
    private static final List<String> WORDS =
            List.of("", "a", "ab", "abc", "bab", "AB", "caba", "\u212Ab", "kb", "a*b", "4", "40", "400");
    private static final List<String> TEXTS = List.of(
            "/a \u2014bc", "-A /B", "2024-05-06T07:08:09Z", "2001-11-12", "YWJj", "ywjj", "xYmFi", "/a -b 2024-05-06");
    private static final List<String> ADDRESSES =
            List.of("10.1.2.3", "10.1.2.4", "10.9.0.1", "192.0.2.1", "2001:db8::1", "::ffff:10.1.2.3", "no address");
    private static final List<String> NETWORKS =
            List.of("10.0.0.0/8", "10.1.2.0/24", "10.1.2.3", "0.0.0.0/0", "2001:db8::/32", "::/0", "192.0.2.0/31");
    private static final Schema ANY_FIELD = Schema.ofAnyField(new LogSource("", "", ""));
    private static final List<Schema> SCHEMAS =
            List.of(Schemas.POCKETBASE_REQUEST, Schemas.POCKETBASE_APP, Schemas.NEON_AUDIT, ANY_FIELD);

    @Test
    void findsTheRulesThatTryingEachOneFinds() {
        matchesAsOneByOne(ROUNDS, ROUNDS + FEW);
    }

    @Tag("long")
    @Test
    void findsExactlyTheRulesThatTryingEachOneFinds() {
        matchesAsOneByOne(0, ROUNDS);
    }

    private static void matchesAsOneByOne(int from, int to) {
        for (int seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            List<Detection> rules = IntStream.range(0, RULES)
                    .mapToObj(i -> new Detection(source(random), clause(random, 3)))
                    .toList();
            Matcher matcher = new Matcher(new Programs(rules));
            NaiveMatcher naive = new NaiveMatcher(rules);

            for (int i = 0; i < EVENTS; i++) {
                AuditEvent event = event(random);

                assertThat(matcher.match(event))
                        .as("seed %s, event %s", seed, i)
                        .isEqualTo(naive.match(event));
            }
        }
    }

    @Test
    void makesSomeRulesFireAndSomeStayQuiet() {
        Random random = new Random(1);
        List<Detection> rules = IntStream.range(0, RULES)
                .mapToObj(i -> new Detection(source(random), clause(random, 3)))
                .toList();
        NaiveMatcher naive = new NaiveMatcher(rules);

        int found = IntStream.range(0, EVENTS)
                .map(i -> naive.match(event(random)).length)
                .sum();

        assertThat(found).isBetween(EVENTS, EVENTS * RULES / 2);
    }

    private static RuleLogSource source(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new RuleLogSource("", "", "webserver");
            case 1 -> new RuleLogSource("neon", "", "");
            default -> new RuleLogSource("pocketbase", random.nextBoolean() ? "request" : "", "");
        };
    }

    private static Clause clause(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return new Clause.Check(one(random, FIELDS), test(random));
        }
        List<Clause> parts = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> clause(random, depth - 1))
                .toList();
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Clause.All(parts);
            case 2, 3 -> new Clause.Any(parts);
            default -> new Clause.Not(parts.get(0));
        };
    }

    private static ValuePredicate test(Random random) {
        boolean cased = random.nextInt(4) == 0;
        ValuePredicate.Shape[] shapes = {
            ValuePredicate.Shape.EXACT,
            ValuePredicate.Shape.CONTAINS,
            ValuePredicate.Shape.STARTS,
            ValuePredicate.Shape.ENDS
        };
        ValuePredicate.Order[] orders = ValuePredicate.Order.values();
        return switch (random.nextInt(13)) {
            case 0 -> new ValuePredicate.Absent();
            case 1 ->
                new ValuePredicate.Cidr(Network.parse(one(random, NETWORKS)).orElseThrow());
            case 2 ->
                new ValuePredicate.Compare(
                        orders[random.nextInt(orders.length)], ExactNumber.of(new BigDecimal(random.nextInt(6) * 100)));
            case 3 -> new ValuePredicate.Regex(Pattern.compile(one(random, List.of("a+b", "^ab?$", "[ab]c", "k"))));
            case 4 -> TextPattern.read("*a?b*", ValuePredicate.Shape.EXACT, cased);
            case 5 -> TextPattern.read("-a /b*", shapes[random.nextInt(shapes.length)], cased, true);
            case 6 ->
                new ValuePredicate.FieldRef(
                        shapes[random.nextInt(shapes.length)],
                        one(random, FIELDS.subList(0, FIELDS.size() - 1)),
                        cased);
            case 7 ->
                new ValuePredicate.Time(
                        one(random, List.of(TimePart.values())),
                        orders[random.nextInt(orders.length)],
                        random.nextInt(13));
            case 8 -> encoded(random);
            default -> TextPattern.read(one(random, WORDS), shapes[random.nextInt(shapes.length)], cased);
        };
    }

    private static ValuePredicate encoded(Random random) {
        List<String> texts = Encodings.apply(List.of("base64offset"), one(random, List.of("abc", "caba", "k4")));
        return new ValuePredicate.Text(ValuePredicate.Shape.CONTAINS, one(random, texts), true);
    }

    private static AuditEvent event(Random random) {
        Schema schema = one(random, SCHEMAS);
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = random.nextInt(3) == 0 ? null : value(random, 2);
        }
        if (schema.anyField()) {
            values[Schema.MEMBERS] = members(random);
        }
        values[Schema.TIME] = 1L;
        values[Schema.UID] = "ab";
        values[Schema.LOG_SOURCE] = "ab";
        return new AuditEvent(schema, values);
    }

    private static Object members(Random random) {
        Map<String, Object> members = new HashMap<>();
        FIELDS.forEach(name -> members.put(name, value(random, 2)));
        members.put("pocketbase", Map.of("action", value(random, 0), "meta", map(random, 2)));
        members.keySet().removeIf(name -> random.nextInt(3) == 0);
        return members;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> (long) random.nextInt(6) * 100;
            case 1 -> random.nextInt(12) * 50.0;
            case 2 -> random.nextBoolean();
            case 3 -> one(random, ADDRESSES);
            case 4 -> one(random, TEXTS);
            case 5 -> one(random, WORDS) + one(random, WORDS);
            case 6 -> map(random, depth);
            default -> list(random, depth);
        };
    }

    private static Object map(Random random, int depth) {
        return Map.of(one(random, List.of("a", "b")), value(random, depth - 1));
    }

    private static Object list(Random random, int depth) {
        List<Object> elements = new ArrayList<>(Arrays.asList(value(random, depth - 1)));
        if (random.nextBoolean()) {
            elements.add(value(random, depth - 1));
        }
        return elements;
    }

    private static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
