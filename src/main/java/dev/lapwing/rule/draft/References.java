package dev.lapwing.rule.draft;

import dev.lapwing.rule.syntax.Condition;
import dev.lapwing.rule.syntax.ConditionParser;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the names of rules in a correlation without judging them; what is wrong is said when it is read. */
public final class References {
    private References() {}

    /** The names of rules in a correlation, each with its place. */
    public static List<YamlNode.Scalar> of(YamlNode.Mapping correlation) {
        List<YamlNode.Scalar> found = new ArrayList<>();
        add(correlation, "rules", found);
        add(correlation, "then", found);
        correlation.get("share").flatMap(YamlNode::mapping).ifPresent(share -> add(share, "among", found));
        correlation
                .get("condition")
                .flatMap(YamlNode::scalar)
                .ifPresent(text -> ConditionParser.parse(text, new ProblemReport("", new ArrayList<>()))
                        .ifPresent(parsed -> addNames(parsed, text, found)));
        return found;
    }

    private static void add(YamlNode.Mapping map, String key, List<YamlNode.Scalar> found) {
        map.get(key)
                .map(YamlNode::oneOrMore)
                .orElse(List.of())
                .forEach(item -> item.scalar().ifPresent(found::add));
    }

    private static void addNames(Condition condition, YamlNode.Scalar text, List<YamlNode.Scalar> found) {
        names(condition)
                .map(name -> new YamlNode.Scalar(text.at(name.offset()), name.name(), YamlNode.Kind.TEXT, 0))
                .forEach(found::add);
    }

    private static Stream<Condition.Name> names(Condition condition) {
        return condition.match(
                Stream::of,
                of -> Stream.of(),
                and -> and.parts().stream().flatMap(References::names),
                or -> or.parts().stream().flatMap(References::names),
                not -> names(not.part()));
    }
}
