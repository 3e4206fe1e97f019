package dev.lapwing.rule;

import static dev.lapwing.rule.Correlations.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.rule.definition.CorrelationRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which log sources a correlation hears of. */
class SeenSourcesTest {
    private static final LogSource REQUEST = Schemas.POCKETBASE_REQUEST.source();
    private static final LogSource APP = Schemas.POCKETBASE_APP.source();
    private static final LogSource CONFIG = Schemas.POCKETBASE_CONFIG.source();
    private static final LogSource DRIFT = Schemas.POCKETBASE_DRIFT.source();
    private static final LogSource NEON = Schemas.NEON_AUDIT.source();

    private static String detection(String name, String source) {
        return Rules.named(name)
                .replace("{product: pocketbase, service: request}", source)
                .replace("pocketbase.action", "time");
    }

    private static String count(String name, String members) {
        return Correlations.named(
                name, "type: event_count\nrules: [" + members + "]\ntimespan: 1h\ncondition: {gte: 2}");
    }

    private static final RuleSet RULES = Rules.load(detection("web", "{category: webserver}")
            + detection("any", "{product: pocketbase}")
            + detection("neon", "{product: neon, service: audit}")
            + detection("windows", "{product: windows}")
            + count("one", "web")
            + count("two", "neon, any")
            + count("none", "windows")
            + count("chain", "one, two")
            + count("long", "chain, none"));

    private static List<LogSource> seen(RuleSet rules, CorrelationRule rule) {
        return Schemas.all().stream()
                .filter(schema -> rules.sees(rule, schema))
                .map(Schema::source)
                .toList();
    }

    @Test
    void areThoseOfItsMembers() {
        assertThat(seen(RULES, rule(RULES, "one"))).containsExactly(REQUEST);
        assertThat(seen(RULES, rule(RULES, "two"))).containsExactly(REQUEST, APP, CONFIG, DRIFT, NEON);
        assertThat(seen(RULES, rule(RULES, "none"))).isEmpty();
    }

    @Test
    void areThoseOfTheMembersOfItsMembers() {
        assertThat(seen(RULES, rule(RULES, "chain"))).containsExactly(REQUEST, APP, CONFIG, DRIFT, NEON);
        assertThat(seen(RULES, rule(RULES, "long"))).containsExactly(REQUEST, APP, CONFIG, DRIFT, NEON);
    }

    @Test
    void areThoseOfADetectionThatAlertsByItself() {
        RuleSet alone = Rules.load(detection("web", "{category: webserver}"));

        assertThat(seen(alone, alone.correlations().get(0))).containsExactly(REQUEST);
    }

    @Test
    void areNamedAsTheRulesNameThemEachOnce() {
        assertThat(RULES.logSources(rule(RULES, "long")))
                .containsExactlyInAnyOrder("webserver", "neon/audit", "pocketbase", "windows");
    }
}
