package dev.lapwing.cli.rulefiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.RuleReach;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.explain.VisibleEvents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a shipped rule says that it needs is what it cannot hold without. */
class ShippedNeedsTest {
    private static final RuleSet RULES = BuiltinRules.loaded();
    private static final RuleReach REACH = RULES.reach();

    static Stream<CorrelationRule> rules() {
        return RULES.correlations().stream().filter(CorrelationRule::alerts);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsWhereEveryFieldIsThere(CorrelationRule rule) {
        assertThat(canHoldWithout(rule, "")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void cannotHoldWithoutAnyOfTheFieldsThatItNeeds(CorrelationRule rule) {
        assertThat(rule.head().text().needs()).noneMatch(field -> canHoldWithout(rule, field));
    }

    private static boolean canHoldWithout(CorrelationRule rule, String missing) {
        return REACH.canHold(rule, Schemas.all(), new VisibleEvents() {
            @Override
            public boolean has(Schema schema) {
                return true;
            }

            @Override
            public Optional<List<Object>> values(Schema schema, String field) {
                return isGone(field, missing) ? Optional.of(List.of()) : Optional.empty();
            }
        });
    }

    /** With a field go those within it; a url goes as a whole. */
    private static boolean isGone(String field, String missing) {
        String url = "http_request.url.";
        return field.equals(missing)
                || field.startsWith(missing + ".")
                || (field.startsWith(url) && missing.startsWith(url));
    }
}
