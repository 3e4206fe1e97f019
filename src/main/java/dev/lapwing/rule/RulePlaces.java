package dev.lapwing.rule;

import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.SourceLocation;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import dev.lapwing.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds where in a rule file something stands that only showed when the rule was used. */
public final class RulePlaces {
    private static final SourceLocation START = new SourceLocation(1, 1);

    private RulePlaces() {}

    /** Where a rule of the file names a field to group by, or else where the rule begins. */
    public static SourceLocation ofGroupField(RuleFile file, String identity, String field) {
        for (YamlNode.Mapping document :
                YamlReader.read(file.text(), "a rule", new ProblemReport(file.file(), new ArrayList<>()))) {
            if (isCalled(document, identity)) {
                return Stream.of("correlation", "lapwing")
                        .flatMap(block -> groupBy(document, block).stream())
                        .filter(scalar -> scalar.text().equals(field))
                        .map(YamlNode.Scalar::place)
                        .findFirst()
                        .orElse(document.place());
            }
        }
        return START;
    }

    private static boolean isCalled(YamlNode.Mapping document, String identity) {
        return Stream.of("name", "id", "title")
                .flatMap(key -> document.get(key).stream())
                .flatMap(value -> value.scalar().stream())
                .anyMatch(scalar -> scalar.text().equals(identity));
    }

    private static List<YamlNode.Scalar> groupBy(YamlNode.Mapping document, String key) {
        return document.get(key)
                .flatMap(YamlNode::mapping)
                .map(map -> new YamlMap(map, new ProblemReport("", new ArrayList<>())).scalars("group-by"))
                .orElse(List.of());
    }
}
