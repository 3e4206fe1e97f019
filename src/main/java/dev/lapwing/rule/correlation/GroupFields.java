package dev.lapwing.rule.correlation;

import dev.lapwing.rule.definition.Member;
import dev.lapwing.rule.draft.NamedRule;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlMap;
import dev.lapwing.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Works out which field of each member a group is made of, and which fields its values come from. */
final class GroupFields {
    private final MemberList members;
    private final Optional<YamlMap> aliases;
    private final ProblemReport report;

    GroupFields(MemberList members, Optional<YamlMap> aliases, ProblemReport report) {
        this.members = members;
        this.aliases = aliases;
        this.report = report;
    }

    /** Reports a value field that is an alias, or that events of some member never have. */
    void checkValue(YamlNode.Scalar field) {
        if (aliases.isPresent() && aliases.get().map().get(field.text()).isPresent()) {
            report.error(
                    field.place(),
                    "\"" + field.text()
                            + "\" is an alias, which group-by alone understands; name a field of the events");
            return;
        }
        members.all().forEach(member -> checkField(member, field));
    }

    /** The members with their group fields. */
    List<Member> resolve(List<YamlNode.Scalar> groupBy) {
        aliases.ifPresent(this::checkAliases);
        return members.all().stream()
                .map(member -> member.member(
                        groupBy.stream().map(field -> groupField(member, field)).toList()))
                .toList();
    }

    private String groupField(NamedRule member, YamlNode.Scalar field) {
        Optional<YamlNode.Mapping> alias =
                aliases.flatMap(block -> block.map().get(field.text())).flatMap(YamlNode::mapping);
        if (alias.isEmpty()) {
            checkField(member, field);
            return field.text();
        }
        for (YamlNode.Entry entry : alias.get().entries()) {
            if (member.isCalled(entry.key().text()) && entry.value() instanceof YamlNode.Scalar name) {
                checkField(member, name);
                return name.text();
            }
        }
        report.error(
                alias.get().place(),
                "the alias \"" + field.text() + "\" does not say which field of \"" + member.name() + "\" it is");
        return field.text();
    }

    private void checkAliases(YamlMap block) {
        for (YamlNode.Entry alias : block.map().entries()) {
            alias.value()
                    .mapping()
                    .ifPresentOrElse(
                            map -> map.entries().forEach(this::checkAlias),
                            () -> report.error(alias.value().place(), "an alias is a map from rules to fields"));
        }
    }

    private void checkAlias(YamlNode.Entry entry) {
        List<NamedRule> named = members.all();
        boolean known =
                named.stream().anyMatch(member -> member.isCalled(entry.key().text()));
        // Where no rule is known that is said already, and there is none to name here.
        boolean wrong = (!known && !named.isEmpty()) || entry.value().scalar().isEmpty();
        if (wrong) {
            String names = named.isEmpty()
                    ? "the rules"
                    : String.join(", ", named.stream().map(NamedRule::name).toList());
            report.error(entry.key().place(), "an alias names one field of each of: " + names);
        }
    }

    private void checkField(NamedRule member, YamlNode.Scalar field) {
        if (field.text().isBlank()) {
            report.error(field.place(), "a field needs a name");
        } else {
            member.checkField(field.text(), field.place(), report);
        }
    }
}
