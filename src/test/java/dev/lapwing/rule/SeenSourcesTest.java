package dev.lapwing.rule;

import static dev.lapwing.rule.Correlations.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schemas;
import org.junit.jupiter.api.Test;

/** Which log sources a correlation hears of. */
class SeenSourcesTest {
    private static final LogSource REQUEST = Schemas.POCKETBASE_REQUEST.source();
    private static final LogSource APP = Schemas.POCKETBASE_APP.source();
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
            + detection("neon", "{product: neon}")
            + detection("windows", "{product: windows}")
            + count("one", "web")
            + count("two", "neon, any")
            + count("none", "windows")
            + count("chain", "one, two")
            + count("long", "chain, none"));

    @Test
    void areThoseOfItsMembersSortedAndOnce() {
        assertThat(RULES.sources(rule(RULES, "one"))).containsExactly(REQUEST);
        assertThat(RULES.sources(rule(RULES, "two"))).containsExactly(NEON, APP, REQUEST);
        assertThat(RULES.sources(rule(RULES, "none"))).isEmpty();
    }

    @Test
    void areThoseOfTheMembersOfItsMembers() {
        assertThat(RULES.sources(rule(RULES, "chain"))).containsExactly(NEON, APP, REQUEST);
        assertThat(RULES.sources(rule(RULES, "long"))).containsExactly(NEON, APP, REQUEST);
    }

    @Test
    void areThoseOfADetectionThatAlertsByItself() {
        RuleSet alone = Rules.load(detection("web", "{category: webserver}"));

        assertThat(alone.sources(alone.correlations().get(0))).containsExactly(REQUEST);
    }
}
