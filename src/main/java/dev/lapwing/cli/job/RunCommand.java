package dev.lapwing.cli.job;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.HealthPages;
import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.ProblemText;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.kafka.BrokerProbe;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.cli.notify.NotifyPlace;
import dev.lapwing.cli.rulefiles.PlaceFile;
import dev.lapwing.cli.rulefiles.RuleOptions;
import dev.lapwing.config.Config;
import dev.lapwing.health.Health;
import dev.lapwing.kafka.KafkaWatch;
import dev.lapwing.kafka.Passing;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.rule.Loaded;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.job.JobHealth;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lapwing run}: the streaming job. */
@Command(
        name = "run",
        description = "Runs the streaming job until it is stopped.",
        exitCodeList = {
            "0:stopped as asked",
            "1:could not start, or broke",
            "2:the configuration, a rule or an option is wrong"
        })
public final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Environment surroundings;
    private volatile Optional<LapwingJob> job = Optional.empty();

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions options;

    @Mixin
    private final RuleOptions ruleOptions;

    public RunCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.options = new ConfigOptions(surroundings);
        this.ruleOptions = new RuleOptions(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.loadForRun();
        BrokerProbe.checkProtocol(config.kafka());
        Loaded loaded = ruleOptions.load(config.rules());
        RuleSet rules = ProblemText.told(loaded, frame.err());
        try (PlaceFile places = PlaceFile.of(config)) {
            places.words().ifPresent(frame.err()::println);
            places.silenced(rules.correlations()).forEach(frame.err()::println);
            return run(config, rules, loaded.leftOut(), places);
        }
    }

    private int run(Config config, RuleSet rules, List<String> leftOut, PlaceFile places) throws InterruptedException {
        Map<String, String> ruleWords = new LinkedHashMap<>();
        ruleWords.put("rules", String.valueOf(rules.correlations().size()));
        ruleWords.put("rule files left out", leftOut.isEmpty() ? "0" : ProblemText.leftOut(leftOut));
        try (var stop = StopSignal.listen();
                var watch = new KafkaWatch(
                        NotifyPlace.settings(config.kafka()),
                        Topics.needed().stream().map(TopicSpec::name).toList(),
                        Clock.systemUTC(),
                        frame::say);
                var page = HealthPages.JOB.start(config.health(), () -> health(job, watch, ruleWords))) {
            job = started(config, rules, places, stop, watch);
            if (job.isEmpty()) {
                return Exit.OK;
            }
            RuleMetrics.publish(rules.correlations().size(), leftOut.size());
            try (LapwingJob started = job.get()) {
                watch.start();
                frame.say("lapwing watches %d sources with %d rules; health page on port %d"
                        .formatted(config.sources().size(), rules.correlations().size(), page.port()));
                return end(started, stop);
            }
        }
    }

    /** The job, once Kafka answers; none where the process shall end before. */
    private Optional<LapwingJob> started(
            Config config, RuleSet rules, PlaceFile places, StopSignal stop, KafkaWatch watch)
            throws InterruptedException {
        while (KafkaAdmin.await(config.kafka(), watch, stop)) {
            try {
                return Optional.of(JobStart.of(
                        config,
                        rules,
                        places.places(),
                        surroundings.folder(),
                        JobSettings.Bounds.USUAL,
                        Timings.USUAL));
            } catch (CommandFailed e) {
                if (!Passing.is(e)) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private int end(LapwingJob job, StopSignal stop) throws InterruptedException {
        while (!stop.within(LOOK)) {
            Optional<Integer> ended = job.ended();
            if (ended.isPresent()) {
                if (ended.get() != 0) {
                    frame.say("lapwing ended: " + job.health().details().get("last error"));
                }
                return ended.get();
            }
        }
        return Exit.OK;
    }

    private static Health health(Optional<LapwingJob> job, KafkaWatch watch, Map<String, String> rules) {
        Map<String, String> details = new LinkedHashMap<>();
        watch.trouble().ifPresent(words -> details.put("kafka", words));
        Optional<JobHealth> now = job.map(LapwingJob::health);
        now.ifPresent(health -> details.putAll(health.details()));
        details.putAll(rules);
        if (watch.trouble().isPresent()) {
            return new Health(false, "WAITING", details);
        }
        return new Health(
                now.filter(JobHealth::working).isPresent(),
                now.map(JobHealth::state).orElse("STARTING"),
                details);
    }
}
