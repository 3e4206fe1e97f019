package dev.lapwing.rule;

import dev.lapwing.rule.clause.Clause;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.detection.DetectionReader;
import dev.lapwing.rule.draft.Draft;
import dev.lapwing.rule.draft.Drafts;
import dev.lapwing.text.TextHash;
import dev.lapwing.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All filters of all files, to be put on the detection rules once these are read. */
final class Filters {
    private final List<Filter> all = new ArrayList<>();

    void add(Filter filter) {
        all.add(filter);
    }

    /** Puts the filters on the rules that they name, and reports those that fit no rule. */
    void putOn(Drafts drafts) {
        drafts.all().forEach(this::checkNamed);
        all.forEach(filter -> checkUsed(filter, drafts));
        drafts.replaceAll(this::filtered);
    }

    private Draft filtered(Draft draft) {
        List<Filter> fitting =
                all.stream().filter(filter -> goesOn(filter, draft)).toList();
        if (fitting.isEmpty() || draft.part().isEmpty()) {
            return draft;
        }
        Detection part = draft.part().get();
        List<Clause> clauses = Stream.concat(
                        Stream.of(part.clause()),
                        fitting.stream().map(filter -> filter.part().clause()))
                .toList();
        Clause together = Clause.all(clauses);
        if (DetectionReader.tooBig(together)) {
            draft.report().error(draft.place(), "with its filters the detection has too many comparisons");
        }
        Stream<String> prints = fitting.stream()
                .map(filter -> Long.toHexString(filter.fingerprint()))
                .sorted();
        long fingerprint = TextHash.number(Stream.concat(Stream.of(Long.toHexString(draft.fingerprint())), prints));
        return draft.with(new Detection(part.source(), together), fingerprint);
    }

    private static boolean goesOn(Filter filter, Draft draft) {
        return draft.part().isPresent()
                && filter.covers(draft.part().get().source())
                && (filter.rules().isEmpty() || named(filter, draft).isPresent());
    }

    private void checkNamed(Draft draft) {
        for (Filter filter : all) {
            Optional<YamlNode.Scalar> name = named(filter, draft);
            if (name.isPresent() && draft.part().isEmpty()) {
                filter.report()
                        .error(
                                name.get().place(),
                                "\"" + name.get().text() + "\" is a correlation; a filter goes on detection rules");
            } else if (name.isPresent()
                    && !filter.covers(draft.part().orElseThrow().source())) {
                filter.report()
                        .error(
                                name.get().place(),
                                "the log source of \"" + name.get().text() + "\" is not that of the filter");
            }
        }
    }

    private static void checkUsed(Filter filter, Drafts drafts) {
        Set<String> names = new HashSet<>();
        for (Draft draft : drafts.all()) {
            draft.head().name().ifPresent(names::add);
            draft.head().id().ifPresent(names::add);
        }
        filter.rules().stream()
                .filter(name -> !names.contains(name.text()) && !drafts.isBroken(name.text()))
                .forEach(name -> filter.report()
                        .error(
                                name.place(),
                                "no rule is called \"" + name.text() + "\""
                                        + filter.report().hint(name.text(), names)));
        if (filter.rules().isEmpty() && drafts.all().stream().noneMatch(draft -> goesOn(filter, draft))) {
            filter.report().warning(filter.place(), "no rule has the log source of this filter");
        }
    }

    private static Optional<YamlNode.Scalar> named(Filter filter, Draft draft) {
        return filter.rules().stream()
                .filter(name -> draft.isCalled(name.text()))
                .findFirst();
    }
}
