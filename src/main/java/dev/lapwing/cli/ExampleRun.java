package dev.lapwing.cli;

import dev.lapwing.detect.AlertVersion;
import dev.lapwing.event.Places;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.Replay;
import dev.lapwing.replay.ReplayInput;
import dev.lapwing.replay.ReplayOutcome;
import dev.lapwing.replay.ReplaySettings;
import dev.lapwing.replay.SortMemory;
import dev.lapwing.replay.TimeLimits;
import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the examples beside rules: those that must raise an alert, and those that must not. */
final class ExampleRun {
    /** Public, like the examples: they hold no secret of anybody. */
    static final Redactor REDACTOR = new Redactor("the key of examples".getBytes(StandardCharsets.UTF_8));

    private static final ReplaySettings SETTINGS =
            new ReplaySettings(TimeLimits.NONE, Optional.empty(), Optional.empty(), 1, SortMemory.usual());

    private final RuleSet rules;

    ExampleRun(RuleSet rules) {
        this.rules = rules;
    }

    /** What went wrong in a folder, a sentence each. */
    List<String> problems(RuleFolder folder) {
        List<CorrelationRule> alerting = folder.alerting(rules);
        return Stream.of(fires(folder, alerting), quiet(folder, alerting))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> fires(RuleFolder folder, List<CorrelationRule> alerting) {
        List<String> problems = new ArrayList<>();
        Optional<ReplayOutcome> outcome = replay(folder, RuleFolder.FIRES, problems);
        if (outcome.isPresent() && alerts(outcome.get(), alerting).isEmpty()) {
            problems.add(RuleFolder.FIRES + ": none of the rules of this folder raised an alert");
        }
        return problems;
    }

    private List<String> quiet(RuleFolder folder, List<CorrelationRule> alerting) {
        List<String> problems = new ArrayList<>();
        Optional<ReplayOutcome> outcome = replay(folder, RuleFolder.QUIET, problems);
        if (outcome.isPresent() && outcome.get().counts().accepted() == 0) {
            problems.add(RuleFolder.QUIET + ": there is no event in it, so it shows nothing");
        }
        for (CorrelationRule rule : alerting) {
            List<AlertVersion> alerts =
                    outcome.map(found -> alerts(found, List.of(rule))).orElse(List.of());
            if (!alerts.isEmpty()) {
                problems.add("%s: %s raised %d %s, the first at %s"
                        .formatted(
                                RuleFolder.QUIET,
                                rule.head().identity(),
                                alerts.size(),
                                alerts.size() == 1 ? "alert" : "alerts",
                                Instant.ofEpochMilli(alerts.get(0).episode().start())));
            }
        }
        return problems;
    }

    private Optional<ReplayOutcome> replay(RuleFolder folder, String file, List<String> problems) {
        Optional<ReplayInput> rows = folder.rows(file);
        if (rows.isEmpty()) {
            problems.add("there is no " + file);
            return Optional.empty();
        }
        try (ReplayInput input = rows.get()) {
            ReplayOutcome outcome =
                    new Replay(rules, REDACTOR, Places.NONE, SETTINGS).run(input, version -> {}, lines -> {});
            problems.addAll(outcome.problems());
            long unread = outcome.counts().rejected();
            if (unread > 0) {
                problems.add("%s: %d of %d rows cannot be read"
                        .formatted(file, unread, outcome.counts().lines()));
            }
            return outcome.problems().isEmpty() ? Optional.of(outcome) : Optional.empty();
        }
    }

    /** In the order of their starts. */
    private static List<AlertVersion> alerts(ReplayOutcome outcome, List<CorrelationRule> of) {
        return outcome.finals().stream()
                .filter(version -> version.rule().filter(of::contains).isPresent())
                .toList();
    }
}
