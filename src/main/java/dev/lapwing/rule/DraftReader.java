package dev.lapwing.rule;

import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.clause.RuleLogSource;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.rule.detection.DetectionReader;
import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.HeadReader;
import dev.lapwing.rule.draft.OwnBlock;
import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.syntax.CanonicalYaml;
import dev.lapwing.text.TextHash;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one document of a rule file. */
final class DraftReader {
    private DraftReader() {}

    static Optional<Draft> read(YamlNode.Mapping document, ProblemReport report, Ordinary ordinary) {
        YamlMap rule = new YamlMap(document, report);
        int before = report.errors();
        if (refused(rule, report)) {
            return Optional.empty();
        }
        OwnBlock own = OwnBlock.read(rule, rule.text("title").orElse(""), report);
        Optional<RuleHead> head = HeadReader.read(rule, report, own);
        if (document.get("correlation").isPresent()) {
            return rule.block("correlation")
                    .filter(block -> head.isPresent() && report.errors() == before)
                    .map(block -> new Draft(
                            report,
                            document.place(),
                            head.orElseThrow(),
                            own,
                            Optional.empty(),
                            Optional.of(block),
                            0));
        }
        return detection(rule, head, own, report, ordinary).filter(draft -> report.errors() == before);
    }

    private static boolean refused(YamlMap rule, ProblemReport report) {
        for (YamlNode.Entry entry : rule.map().entries()) {
            String key = entry.key().text();
            if (key.equals("action")) {
                report.error(
                        entry.key().place(),
                        "\"action\" is from before Sigma 2: write each rule out in a document of its own");
                return true;
            }
        }
        boolean both = rule.map().get("correlation").isPresent()
                && rule.map().get("detection").isPresent();
        if (both) {
            report.error(rule.map().place(), "a rule has a detection or a correlation, not both");
        }
        return both;
    }

    private static Optional<Draft> detection(
            YamlMap rule, Optional<RuleHead> head, OwnBlock own, ProblemReport report, Ordinary ordinary) {
        Optional<YamlMap> source = rule.block("logsource");
        Optional<YamlMap> detection = rule.block("detection");
        require(rule, "logsource", report);
        require(rule, "detection", report);
        RuleLogSource seen =
                source.map(block -> RuleLogSource.read(block, report)).orElse(new RuleLogSource("", "", ""));
        Optional<Clause> clause = detection.flatMap(block -> DetectionReader.read(block.map(), seen, report, ordinary));
        own.groupBy().forEach(field -> seen.checkField(field.text(), field.place(), report));
        if (head.isEmpty() || clause.isEmpty()) {
            return Optional.empty();
        }
        YamlNode.Mapping asked = detection.orElseThrow().map();
        long fingerprint = TextHash.number(Stream.of(
                        Stream.of(head.get().identity(), seen.product(), seen.service(), seen.category()),
                        CanonicalYaml.texts(asked),
                        ordinary.decidingIn(asked))
                .flatMap(part -> part));
        Detection part = new Detection(seen, clause.get());
        return Optional.of(new Draft(
                report, rule.map().place(), head.get(), own, Optional.of(part), Optional.empty(), fingerprint));
    }

    private static void require(YamlMap rule, String key, ProblemReport report) {
        if (rule.map().get(key).isEmpty()) {
            report.error(rule.map().place(), "the rule has no " + key);
        }
    }
}
