package dev.lapwing.rule;

import dev.lapwing.yaml.Block;
import dev.lapwing.yaml.Place;
import dev.lapwing.yaml.Report;
import dev.lapwing.yaml.Tree;
import dev.lapwing.yaml.TreeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where in a rule file something stands that only showed when the rule was used. */
public final class RulePlaces {
    private static final Place START = new Place(1, 1);

    private RulePlaces() {}

    /** Where a rule of the file names a field to group by, or else where the rule begins. */
    public static Place ofGroupField(RuleSource file, String identity, String field) {
        for (Tree.Mapping document : TreeReader.read(file.text(), new Report(file.file(), new ArrayList<>()))) {
            if (isCalled(document, identity)) {
                return Stream.of("correlation", "lapwing")
                        .flatMap(block -> groupBy(document, block).stream())
                        .filter(scalar -> scalar.text().equals(field))
                        .map(Tree.Scalar::place)
                        .findFirst()
                        .orElse(document.place());
            }
        }
        return START;
    }

    private static boolean isCalled(Tree.Mapping document, String identity) {
        return Stream.of("name", "id", "title")
                .flatMap(key -> document.get(key).stream())
                .anyMatch(value ->
                        value instanceof Tree.Scalar scalar && scalar.text().equals(identity));
    }

    private static List<Tree.Scalar> groupBy(Tree.Mapping document, String key) {
        Optional<Tree> block = document.get(key);
        return block.isPresent() && block.get() instanceof Tree.Mapping map
                ? new Block(map, new Report("", new ArrayList<>())).scalars("group-by")
                : List.of();
    }
}
