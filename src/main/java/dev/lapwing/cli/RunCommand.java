package dev.lapwing.cli;

import dev.lapwing.ops.Health;
import dev.lapwing.ops.HealthServer;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.JobHealth;
import dev.lapwing.topology.JobSettings;
import dev.lapwing.topology.LapwingJob;
import dev.lapwing.topology.Timings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lapwing run}: the streaming job. */
@Command(
        name = "run",
        description = "Runs the streaming job until it is stopped.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped as asked", "1:could not start, or broke", "2:a rule or an option is wrong"})
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options;

    @Mixin
    private final RuleOptions ruleOptions;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.options = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.loadForRun();
        BrokerProbe.checkProtocol(config.kafka());
        Loaded loaded = ruleOptions.load(config.rules());
        Optional<RuleSet> rules = ProblemText.tell(loaded, spec.commandLine().getErr());
        if (rules.isEmpty()) {
            return Exit.WRONG;
        }
        try (PlaceFile places = PlaceFile.of(config)) {
            places.words().ifPresent(spec.commandLine().getErr()::println);
            places.silenced(rules.get().correlations())
                    .forEach(spec.commandLine().getErr()::println);
            return run(config, rules.get(), loaded.leftOut(), places);
        }
    }

    private int run(Config config, RuleSet rules, List<String> leftOut, PlaceFile places) throws InterruptedException {
        LapwingJob job = JobStart.of(
                config, rules, places.places(), surroundings.folder(), JobSettings.Bounds.USUAL, Timings.USUAL);
        RuleMetrics.publish(rules.correlations().size(), leftOut.size());
        try (job;
                HealthServer page =
                        HealthPages.JOB.start(config.health(), () -> health(job.health(), rules, leftOut))) {
            Thread stop = new Thread(job::close, "lapwing-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            spec.commandLine()
                    .getErr()
                    .println("lapwing watches %d sources with %d rules; health page on port %d"
                            .formatted(
                                    config.sources().size(),
                                    rules.correlations().size(),
                                    page.port()));
            int end = job.awaitEnd();
            if (end != 0) {
                spec.commandLine()
                        .getErr()
                        .println("lapwing ended: " + job.health().details().get("last error"));
            }
            return end;
        }
    }

    private static Health health(JobHealth job, RuleSet rules, List<String> leftOut) {
        Map<String, String> details = new LinkedHashMap<>(job.details());
        details.put("rules", String.valueOf(rules.correlations().size()));
        details.put("rule files left out", leftOut.isEmpty() ? "0" : ProblemText.leftOut(leftOut));
        return new Health(job.working(), job.state(), details);
    }
}
