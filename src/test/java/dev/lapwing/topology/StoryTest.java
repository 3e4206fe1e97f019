package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.CorrelationType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the story must hold, or tests over it would pass in silence. */
class StoryTest {
    @ParameterizedTest
    @ValueSource(longs = {11, 23})
    void everyRuleFiresOnIt(long seed) {
        List<String> fired = Reference.of(Story.rows(seed)).ended().stream()
                .map(FinalEpisode::rule)
                .toList();

        assertThat(fired)
                .containsAll(Story.rules().correlations().stream()
                        .filter(CorrelationRule::alerts)
                        .map(rule -> rule.head().identity())
                        .toList());
        assertThat(Story.rules().correlations())
                .allMatch(CorrelationRule::alerts)
                .extracting(CorrelationRule::type)
                .contains(CorrelationType.values());
    }
}
