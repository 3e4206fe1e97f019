package dev.lapwing.rule;

import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.clause.RuleLogSource;
import dev.lapwing.rule.detection.DetectionReader;
import dev.lapwing.rule.draft.HeadReader;
import dev.lapwing.rule.draft.OwnBlock;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.syntax.CanonicalYaml;
import dev.lapwing.text.TextHash;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a document with {@code filter:}: the rules it goes on, its selections and its condition. */
final class FilterReader {
    private static final String RULES = "rules";
    private static final Set<String> EVERY = Set.of("any", "all");

    private FilterReader() {}

    static boolean isFilter(YamlNode.Mapping document) {
        return document.get("filter").isPresent();
    }

    static Optional<Filter> read(YamlNode.Mapping document, ProblemReport report, Ordinary ordinary) {
        int before = report.errors();
        YamlMap block = new YamlMap(document, report);
        document.entries().stream()
                .map(YamlNode.Entry::key)
                .filter(key ->
                        Set.of("detection", "correlation", "lapwing", "action").contains(key.text()))
                .forEach(key -> report.error(key.place(), "a filter has no \"" + key.text() + "\""));
        HeadReader.read(block, report, OwnBlock.read(block, "", report));
        Optional<YamlMap> source = block.block("logsource");
        if (document.get("logsource").isEmpty()) {
            report.error(document.place(), "the filter has no logsource");
        }
        RuleLogSource seen =
                source.map(part -> RuleLogSource.read(part, report)).orElse(new RuleLogSource("", "", ""));
        return block.block("filter")
                .flatMap(filter -> read(document, filter, seen, report, ordinary))
                .filter(filter -> report.errors() == before);
    }

    private static Optional<Filter> read(
            YamlNode.Mapping document, YamlMap filter, RuleLogSource source, ProblemReport report, Ordinary ordinary) {
        List<YamlNode.Scalar> rules = filter.scalars(RULES);
        if (rules.isEmpty()) {
            report.error(filter.map().place(), "the filter names no rules: give names or ids, or any");
        }
        boolean every = rules.size() == 1 && EVERY.contains(rules.get(0).text());
        filter.scalar("condition");
        YamlNode.Mapping asked = new YamlNode.Mapping(
                filter.map().place(),
                filter.map().entries().stream()
                        .filter(entry -> !entry.key().text().equals(RULES))
                        .toList());
        long fingerprint =
                TextHash.number(Stream.of(Stream.of("filter"), CanonicalYaml.texts(asked), ordinary.decidingIn(asked))
                        .flatMap(part -> part));
        return DetectionReader.read(asked, source, report, ordinary)
                .map(clause -> new Filter(
                        report,
                        document.place(),
                        every ? List.of() : rules,
                        new Detection(source, clause),
                        fingerprint));
    }
}
