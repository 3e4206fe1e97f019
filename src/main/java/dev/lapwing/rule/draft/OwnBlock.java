package dev.lapwing.rule.draft;

import dev.lapwing.rule.definition.RuleText;
import dev.lapwing.rule.definition.Scope;
import dev.lapwing.rule.syntax.Timespan;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The {@code lapwing:} block of a rule file: its texts, and how a detection alerts by itself.
 *
 * @param timespan by which the alerts of a detection are joined into episodes
 */
public record OwnBlock(RuleText text, Scope scope, List<YamlNode.Scalar> groupBy, Duration timespan) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> ALONE = List.of("group-by", "timespan");
    private static final List<String> KEYS =
            List.of("threat", "counts", "says", "do", "page", "needs", "scope", "group-by", "timespan");

    public OwnBlock {
        groupBy = List.copyOf(groupBy);
    }

    /** The block of a rule, with what goes without saying where it is missing; what is wrong with it is reported. */
    public static OwnBlock read(YamlMap rule, String title, ProblemReport report) {
        Optional<YamlMap> found = rule.block("lapwing");
        if (found.isEmpty()) {
            return new OwnBlock(RuleText.plain(title), Scope.INSTANCE, List.of(), HOUR);
        }
        YamlMap block = found.get();
        block.refuseOthers(KEYS);
        if (rule.map().get("correlation").isPresent()) {
            block.map().entries().stream()
                    .map(YamlNode.Entry::key)
                    .filter(key -> ALONE.contains(key.text()))
                    .forEach(key -> report.error(
                            key.place(), "\"" + key.text() + "\" of a correlation stands under correlation"));
        }
        RuleText text = new RuleText(
                block.texts("threat"),
                block.text("counts").orElse("events"),
                block.text("says").orElse(title),
                block.texts("do"),
                block.text("page"),
                block.texts("needs"));
        Duration timespan = block.scalar("timespan")
                .flatMap(value -> Timespan.read(value, report))
                .orElse(HOUR);
        return new OwnBlock(text, scope(block, report), block.scalars("group-by"), timespan);
    }

    private static Scope scope(YamlMap block, ProblemReport report) {
        Optional<YamlNode.Scalar> scope = block.scalar("scope");
        if (scope.isEmpty() || scope.get().text().equals("instance")) {
            return Scope.INSTANCE;
        }
        if (!scope.get().text().equals("all")) {
            report.error(scope.get().place(), "\"scope\" must be all or instance");
        }
        return Scope.ALL;
    }
}
