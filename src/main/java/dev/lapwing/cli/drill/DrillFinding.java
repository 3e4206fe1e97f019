package dev.lapwing.cli.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.rules.ExampleRun;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.input.InputFiles;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.text.EngineVersion;
import dev.lapwing.topology.source.SourceLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The alert that the job would raise for a drill's rows, in both its versions.
 *
 * @param opening the first
 * @param end the last
 */
record DrillFinding(ObjectNode opening, ObjectNode end) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static DrillFinding of(List<byte[]> rows, Severity level) {
        RuleSet rules = rules();
        try (ReplayInput input = input(rows)) {
            AlertVersion last = new Replay(rules, ExampleRun.REDACTOR, GeoLocator.NONE, ReplaySettings.usual())
                    .run(input, version -> {}, lines -> {})
                    .finals()
                    .get(0);
            var writer = new FindingWriter(rules.hash(), EngineVersion.text(), address -> address);
            return new DrillFinding(
                    finding(writer, version(last, 1, AlertVersion.Phase.OPENED, Optional.empty()), level),
                    finding(writer, version(last, 2, AlertVersion.Phase.CLOSED, last.ending()), level));
        }
    }

    private static RuleSet rules() {
        List<RuleFile> files = BuiltinRules.except(Set.of()).stream()
                .filter(rule -> BuiltinRules.name(rule.file()).equals(AlertView.DRILL))
                .toList();
        return RuleLoader.load(files).required();
    }

    private static ReplayInput input(List<byte[]> rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        rows.forEach(row -> {
            lines.writeBytes(row);
            lines.write('\n');
        });
        var files =
                new InputFiles(List.of(InputFiles.STDIN), Path.of(""), new ByteArrayInputStream(lines.toByteArray()));
        return new ReplayInput(
                files, Optional.of(RowReading.of(RowFormat.DRILL)), Optional.of(SourceLayout.DRILL_NAME));
    }

    private static AlertVersion version(
            AlertVersion of, int revision, AlertVersion.Phase phase, Optional<CloseReason> ending) {
        return new AlertVersion(
                of.rule(),
                of.ruleIdentity(),
                of.ruleFingerprint(),
                of.group(),
                of.groupBy(),
                of.alertId(),
                of.episodeId(),
                revision,
                phase,
                ending,
                of.episode(),
                of.provisional());
    }

    private static ObjectNode finding(FindingWriter writer, AlertVersion version, Severity level) {
        try {
            ObjectNode finding = (ObjectNode) JSON.readTree(writer.write(version));
            String word = level.word();
            finding.put("severity_id", level.id());
            finding.put("severity", word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            return finding;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
