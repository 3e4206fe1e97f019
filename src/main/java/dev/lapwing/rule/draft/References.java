package dev.lapwing.rule.draft;

import dev.lapwing.rule.syntax.Condition;
import dev.lapwing.rule.syntax.ConditionParser;
import dev.lapwing.yaml.Report;
import dev.lapwing.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** Finds the names of rules in a correlation without judging them; what is wrong is said when it is read. */
public final class References {
    private References() {}

    public static List<Tree.Scalar> of(Tree.Mapping correlation) {
        List<Tree.Scalar> found = new ArrayList<>();
        add(correlation, "rules", found);
        add(correlation, "then", found);
        correlation.get("share").ifPresent(share -> {
            if (share instanceof Tree.Mapping map) {
                add(map, "among", found);
            }
        });
        correlation.get("condition").ifPresent(condition -> {
            if (condition instanceof Tree.Scalar text) {
                ConditionParser.parse(text, new Report("", new ArrayList<>()))
                        .ifPresent(parsed -> addNames(parsed, text, found));
            }
        });
        return found;
    }

    private static void add(Tree.Mapping map, String key, List<Tree.Scalar> found) {
        map.get(key)
                .map(tree -> tree instanceof Tree.Sequence sequence ? sequence.items() : List.of(tree))
                .orElse(List.of())
                .forEach(item -> {
                    if (item instanceof Tree.Scalar scalar) {
                        found.add(scalar);
                    }
                });
    }

    private static void addNames(Condition condition, Tree.Scalar text, List<Tree.Scalar> found) {
        if (condition instanceof Condition.Not not) {
            addNames(not.part(), text, found);
        } else if (condition instanceof Condition.And and) {
            and.parts().forEach(part -> addNames(part, text, found));
        } else if (condition instanceof Condition.Or or) {
            or.parts().forEach(part -> addNames(part, text, found));
        } else if (condition instanceof Condition.Name name) {
            found.add(new Tree.Scalar(text.at(name.offset()), name.name(), Tree.Kind.TEXT, 0));
        }
    }
}
