package dev.lapwing.rule.detection;

import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Puts into a value of a rule what its placeholder stands for. */
record PlaceholderReader(Ordinary ordinary, ProblemReport report) {
    /** The values that one with a placeholder stands for, maybe none; empty after a report. */
    Optional<List<YamlNode.Scalar>> read(String placeholder, YamlNode.Scalar written, Modifiers modifiers) {
        Optional<List<String>> meant = ordinary.meant(placeholder);
        String rest = written.text().replace(placeholder, "");
        if (meant.isEmpty()) {
            report.error(
                    written.place(),
                    "no placeholder is called \"" + placeholder + "\""
                            + report.hint(placeholder, Ordinary.placeholders()));
        } else if (Ordinary.placeholderIn(rest).isPresent()) {
            report.error(written.place(), "a value has one placeholder at most");
        } else if (!modifiers.takesPlaceholders()) {
            report.error(
                    written.place(),
                    "a placeholder goes with texts, \"cidr\" and \"within\" only, since it stands for a list of them");
        } else {
            return Optional.of(meant.get().stream()
                    .map(value -> written.text().replace(placeholder, value))
                    .map(text -> new YamlNode.Scalar(written.place(), text, YamlNode.Kind.TEXT, -1))
                    .toList());
        }
        return Optional.empty();
    }
}
