package dev.lapwing.rule.correlation;

import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.Drafts;
import dev.lapwing.rule.draft.NamedRule;
import dev.lapwing.yaml.ProblemReport;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Gathers the members of one correlation. */
final class MemberList {
    /** The core keeps the members that an event matches as the bits of a number. */
    static final int MOST = 63;

    private final Drafts drafts;
    private final ProblemReport report;
    private final List<NamedRule> members = new ArrayList<>();
    private boolean complete = true;
    private boolean tooMany;

    MemberList(Drafts drafts, ProblemReport report) {
        this.drafts = drafts;
        this.report = report;
    }

    /** The index of the member that is named so, taken in when it is new; empty after a report. */
    Optional<Integer> index(YamlNode.Scalar reference) {
        Optional<Draft> draft = drafts.named(reference, report);
        if (draft.isEmpty()) {
            complete = false;
            return Optional.empty();
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).draft().equals(draft.get())) {
                return Optional.of(i);
            }
        }
        return add(reference, draft.get());
    }

    private Optional<Integer> add(YamlNode.Scalar reference, Draft draft) {
        NamedRule member = new NamedRule(reference.text(), draft, drafts.detection(draft), drafts.correlation(draft));
        if (!hasRoom(reference)
                || (member.detection().isEmpty() && member.correlation().isEmpty())) {
            complete = false;
            return Optional.empty();
        }
        members.add(member);
        return Optional.of(members.size() - 1);
    }

    private boolean hasRoom(YamlNode.Scalar reference) {
        if (members.size() < MOST) {
            return true;
        }
        if (!tooMany) {
            tooMany = true;
            report.error(reference.place(), "a correlation names at most " + MOST + " rules");
        }
        return false;
    }

    /** The indexes of a list of members, each named once. */
    List<Integer> indexes(List<YamlNode.Scalar> references) {
        if (references.size() > MOST) {
            complete = false;
            report.error(references.get(MOST).place(), "a correlation names at most " + MOST + " rules");
            return List.of();
        }
        List<Integer> indexes = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (YamlNode.Scalar reference : references) {
            Optional<Integer> index = index(reference);
            if (index.isPresent() && !seen.add(index.get())) {
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

    List<NamedRule> all() {
        return List.copyOf(members);
    }

    List<Draft> drafts() {
        return members.stream().map(NamedRule::draft).toList();
    }

    /** 0 over detections, else one more than the highest level among the members. */
    int level() {
        return members.stream()
                .flatMap(member -> member.correlation().stream())
                .mapToInt(rule -> rule.level() + 1)
                .max()
                .orElse(0);
    }
}
