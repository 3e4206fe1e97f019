package dev.lapwing.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gathers the members of one correlation and works out which field of each a group is made of. */
final class MemberList {
    private record Named(String name, Draft draft, DetectionRule rule) {}

    private final Drafts drafts;
    private final Report report;
    private final List<Named> members = new ArrayList<>();
    private boolean complete = true;

    MemberList(Drafts drafts, Report report) {
        this.drafts = drafts;
        this.report = report;
    }

    /** The index of the member that is named so, taken in when it is new; empty after a report. */
    Optional<Integer> index(Tree.Scalar reference) {
        Optional<Draft> draft = drafts.named(reference, report);
        Optional<DetectionRule> rule = draft.flatMap(drafts::detection);
        if (rule.isEmpty()) {
            complete = false;
            return Optional.empty();
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).rule().equals(rule.get())) {
                return Optional.of(i);
            }
        }
        members.add(new Named(reference.text(), draft.orElseThrow(), rule.get()));
        return Optional.of(members.size() - 1);
    }

    /** The indexes of a list of members, each named once. */
    List<Integer> indexes(List<Tree.Scalar> references) {
        List<Integer> indexes = new ArrayList<>();
        for (Tree.Scalar reference : references) {
            Optional<Integer> index = index(reference);
            if (index.isPresent() && indexes.contains(index.get())) {
                report.error(reference.place(), "\"" + reference.text() + "\" is named twice");
            } else {
                index.ifPresent(indexes::add);
            }
        }
        return indexes;
    }

    List<Integer> allIndexes() {
        return IntStream.range(0, members.size()).boxed().toList();
    }

    /** Whether every named rule was found; where not, a report says so, here or where that rule stands. */
    boolean complete() {
        return complete;
    }

    int size() {
        return members.size();
    }

    String name(int index) {
        return members.get(index).name();
    }

    List<Draft> drafts() {
        return members.stream().map(Named::draft).toList();
    }

    /** Reports a field that events of some member never have. */
    void checkField(Tree.Scalar field) {
        members.forEach(member -> checkField(member, field.text(), field.place()));
    }

    /** The members with their group fields. */
    List<Member> resolve(List<Tree.Scalar> groupBy, Optional<Block> aliases) {
        aliases.ifPresent(this::checkAliases);
        return members.stream()
                .map(member -> Member.of(
                        member.name(),
                        member.rule(),
                        groupBy.stream()
                                .map(field -> groupField(member, field, aliases))
                                .toList()))
                .toList();
    }

    private String groupField(Named member, Tree.Scalar field, Optional<Block> aliases) {
        Optional<Tree.Mapping> alias = aliases.flatMap(block -> block.map().get(field.text()))
                .flatMap(tree -> tree instanceof Tree.Mapping map ? Optional.of(map) : Optional.empty());
        if (alias.isEmpty()) {
            checkField(member, field.text(), field.place());
            return field.text();
        }
        for (Tree.Entry entry : alias.get().entries()) {
            boolean meant = entry.key().text().equals(member.name())
                    || member.draft().isCalled(entry.key().text());
            if (meant && entry.value() instanceof Tree.Scalar name) {
                checkField(member, name.text(), name.place());
                return name.text();
            }
        }
        report.error(
                alias.get().place(),
                "the alias \"" + field.text() + "\" does not say which field of \"" + member.name() + "\" it is");
        return field.text();
    }

    private void checkAliases(Block aliases) {
        for (Tree.Entry alias : aliases.map().entries()) {
            if (!(alias.value() instanceof Tree.Mapping map)) {
                report.error(alias.value().place(), "an alias is a map from rules to fields");
                continue;
            }
            for (Tree.Entry entry : map.entries()) {
                String name = entry.key().text();
                boolean member = members.stream()
                        .anyMatch(known ->
                                known.name().equals(name) || known.draft().isCalled(name));
                if (!member || !(entry.value() instanceof Tree.Scalar)) {
                    String names =
                            String.join(", ", members.stream().map(Named::name).toList());
                    report.error(entry.key().place(), "an alias names one field of each of: " + names);
                }
            }
        }
    }

    private void checkField(Named member, String field, Place place) {
        member.draft().part().ifPresent(part -> part.source().checkField(field, place, report));
    }
}
