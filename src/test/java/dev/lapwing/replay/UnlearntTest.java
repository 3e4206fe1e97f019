package dev.lapwing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.replay.input.InputStart;
import dev.lapwing.replay.row.ReplayCounts;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which baselines a replay calls too short of input. */
class UnlearntTest {
    private static final Schema OTHER = Schema.ofAnyField(new LogSource("windows", "", ""));
    private static final long FIRST = 1_000_000;

    private static RuleSet baseline(String correlation) {
        String text = """
                title: Request
                name: request
                logsource: {product: pocketbase}
                detection: {sel: {pocketbase.level: '*'}, condition: sel}
                ---
                title: Unusual
                name: unusual
                correlation: {rules: [request], %s}
                """.formatted(correlation);
        return RuleLoader.load(List.of(new RuleFile("rules.yml", text))).required();
    }

    private static List<String> unlearnt(String correlation, Map<String, Duration> inputs, Schema schema) {
        ReplayCounts counts = new ReplayCounts();
        inputs.forEach((instance, length) -> {
            counts.began(instance, new InputStart(FIRST, Set.of(schema)));
            counts.reached(instance, FIRST + length.toMillis());
        });
        Horizons horizons = new Horizons(Optional.empty(), counts.horizons());
        return Unlearnt.of(baseline(correlation), counts, horizons);
    }

    private static List<String> unlearnt(String correlation, Map<String, Duration> inputs) {
        return unlearnt(correlation, inputs, Schemas.POCKETBASE_REQUEST);
    }

    @Test
    void areThoseThatNeedALongerInput() {
        Map<String, Duration> inputs = Map.of("shop", Duration.ofHours(76), "club", Duration.ofDays(7));

        assertThat(unlearnt("type: new_value, condition: {field: pocketbase.remote_ip}", inputs))
                .containsExactly("unusual needs 7 d of shop, the input has 3 d 4 h: it watched nothing");
    }

    @Test
    void countTheGapOfARateAndTheSilenceOfAnAbsence() {
        assertThat(unlearnt("type: rate_anomaly, gap: 2h", Map.of("shop", Duration.ofDays(7))))
                .containsExactly("unusual needs 7 d 2 h of shop, the input has 7 d: it watched nothing");
        assertThat(unlearnt("type: absence, timespan: 1h", Map.of("shop", Duration.ofHours(3))))
                .containsExactly("unusual needs 4 h of shop, the input has 3 h: it watched nothing");
        assertThat(unlearnt("type: absence, timespan: 1h", Map.of("shop", Duration.ofHours(4))))
                .isEmpty();
    }

    @Test
    void measureInstancesThatCountTogetherToTheEndOfTheFirst() {
        Map<String, Duration> inputs = Map.of("shop", Duration.ofDays(9), "club", Duration.ofDays(6));

        assertThat(unlearnt("type: new_value, condition: {field: pocketbase.remote_ip}}\nlapwing: {scope: all", inputs))
                .containsExactly("unusual needs 7 d of club and shop, the input has 6 d: it watched nothing");
    }

    @Test
    void areNoneWhereTheInputHoldsNothingThatTheRuleSees() {
        assertThat(unlearnt("type: absence, timespan: 1h", Map.of("shop", Duration.ofHours(3)), OTHER))
                .isEmpty();
    }

    @Test
    void areNoRulesWithoutAPast() {
        assertThat(unlearnt("type: event_count, timespan: 1d, condition: {gte: 2}", Map.of("shop", Duration.ZERO)))
                .isEmpty();
    }
}
