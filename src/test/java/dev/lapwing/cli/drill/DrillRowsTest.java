package dev.lapwing.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.rules.ExampleRun;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a drill writes is found by the rule of drills and by no other. */
class DrillRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:14:03.514Z");

    private static List<byte[]> rows(long seed) {
        Random random = new Random(seed);
        return DrillRows.of(DrillMark.random(random), NOW.plus(Duration.ofMinutes(seed)), random);
    }

    /** As many drills as somebody may run who tries one thing after the other. */
    private static List<byte[]> manyDrills() {
        List<byte[]> rows = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            rows.addAll(rows(seed));
        }
        return rows;
    }

    private static ReplayOutcome found(RuleSet rules, RowFormat format, String instance, List<byte[]> rows) {
        String lines = rows.stream()
                .map(row -> new String(row, StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
        InputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        try (var input = new ReplayInput(
                new InputFiles(List.of(InputFiles.STDIN), Path.of(""), in),
                Optional.of(RowReading.of(format)),
                Optional.of(instance))) {
            return new Replay(rules, ExampleRun.REDACTOR, GeoLocator.NONE, ReplaySettings.usual())
                    .run(input, version -> {}, read -> {});
        }
    }

    private static RuleSet withOwn(String logsource) {
        RuleFile own = new RuleFile("own.yml", """
                title: Any refused login
                id: 5f1f3ec0-5b6a-4f0c-9d6e-0d3b5a7c2f11
                name: own
                logsource: {%s}
                detection: {any: {http_response.code: 400}, condition: any}
                level: high
                """.formatted(logsource));
        return RuleLoader.load(Stream.concat(BuiltinRules.except(Set.of()).stream(), Stream.of(own))
                        .toList())
                .required();
    }

    @Test
    void areFoundByTheRuleOfDrillsAloneOfAllRulesThatLapwingBrings() {
        ReplayOutcome found = found(BuiltinRules.loaded(), RowFormat.DRILL, "lapwing-drill", manyDrills());

        assertThat(found.counts().rejected()).isZero();
        assertThat(found.finals())
                .hasSize(60)
                .extracting(AlertVersion::ruleIdentity)
                .containsOnly("lapwing-drill");
    }

    @Test
    void areNotSeenByRulesOfOnesOwn() {
        for (String logsource : List.of("product: pocketbase", "category: webserver")) {
            ReplayOutcome found = found(withOwn(logsource), RowFormat.DRILL, "lapwing-drill", rows(1));

            assertThat(found.finals())
                    .extracting(AlertVersion::ruleIdentity)
                    .as(logsource)
                    .containsExactly("lapwing-drill");
        }
    }

    @Test
    void openOneAlertForEachDrillWithAllOfItsRows() {
        ReplayOutcome found = found(BuiltinRules.loaded(), RowFormat.DRILL, "lapwing-drill", rows(1));

        assertThat(found.finals()).singleElement().satisfies(alert -> {
            assertThat(alert.episode().count()).isEqualTo(5);
            assertThat(alert.episode().end())
                    .isEqualTo(NOW.plus(Duration.ofMinutes(1)).toEpochMilli());
        });
    }

    @Test
    void wouldRaiseNoAlarmWereTheyTakenForRowsOfAPocketBase() {
        ReplayOutcome found = found(BuiltinRules.loaded(), RowFormat.POCKETBASE, "shop", rows(1));

        assertThat(found.counts().accepted()).isEqualTo(5);
        assertThat(found.finals()).isEmpty();
    }

    @Test
    void comeFromAddressesThatNobodyHas() {
        assertThat(manyDrills())
                .allSatisfy(row -> assertThat(new String(row, StandardCharsets.UTF_8))
                        .containsPattern("\"userIP\":\"198\\.1[89]\\.\\d{1,3}\\.\\d{1,3}\""));
    }
}
