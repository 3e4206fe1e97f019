package dev.lapwing.cli.demo;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.alerts.AlertLine;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.cli.sources.SourceConnector;
import dev.lapwing.cli.sources.SourceConnectors;
import dev.lapwing.cli.topics.TopicPlan;
import dev.lapwing.cli.topics.TopicSetup;
import dev.lapwing.config.Config;
import dev.lapwing.config.NotifyConfig;
import dev.lapwing.embedded.ConnectorState;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.embedded.TemporaryFolder;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Secret;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The demo at a running system: a broker, the job and the connector, until somebody ends it. */
final class LiveDemo {
    private static final int PARTITIONS = 1;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration NEWS = Duration.ofMillis(200);
    private static final JobSettings.Bounds BOUNDS = JobSettings.Bounds.USUAL.withPartitions(1);

    private final DemoTarget target;
    private final Map<String, String> environment;
    private final Consumer<String> say;
    private final AlertLine lines = DemoCommand.lines();

    /**
     * A demo.
     *
     * @param environment where the secrets of the target are
     */
    LiveDemo(DemoTarget target, Map<String, String> environment, Consumer<String> say) {
        this.target = target;
        this.environment = Map.copyOf(environment);
        this.say = say;
    }

    /**
     * Runs.
     *
     * @param time for how long; empty until the process is to end
     * @throws CommandFailed when the system cannot be read
     */
    void run(Optional<Duration> time, Timings timings) throws InterruptedException {
        say.accept("Starting a Kafka broker, the job and the connector ...");
        try (StopSignal stop = StopSignal.listen();
                TemporaryFolder folder = TemporaryFolder.create();
                EmbeddedBroker broker = EmbeddedBroker.start()) {
            Config config = config(broker.bootstrapServers());
            new TopicSetup(config.kafka(), new TopicPlan(PARTITIONS, (short) 1)).create();
            var plan = new SourceConnectors(config, environment);
            List<SourceConnector> connectors = plan.on(PARTITIONS);
            RuleSet rules = BuiltinRules.loaded();
            try (LapwingJob job = JobStart.of(config, rules, GeoLocator.NONE, folder.path(), BOUNDS, timings);
                    EmbeddedConnect connect =
                            EmbeddedConnect.start(plan.kafka(), SourceConnectors.secrets(connectors), (short) 1)) {
                SourceConnectors.set(connect, connectors);
                if (connected(config.kafka(), connect, stop)) {
                    watch(config.kafka(), job, connect, new DemoEnd(stop, time));
                }
            }
        }
    }

    /** Waits for the first poll; false where the demo ends before. */
    private boolean connected(Config.Kafka kafka, EmbeddedConnect connect, StopSignal stop)
            throws InterruptedException {
        try (PollNews polls = new PollNews(kafka, target)) {
            while (!stop.within(PAUSE)) {
                failIfBroken(connect);
                Optional<PollNews.News> news = polls.within(NEWS);
                if (news.isPresent()) {
                    tell(news.get());
                    return true;
                }
            }
            return false;
        }
    }

    private void tell(PollNews.News news) {
        if (!news.works()) {
            throw unreadable(news.words());
        }
        say.accept("Connected to %s: %s. Alerts show as they come.".formatted(target.place(), news.words()));
    }

    private void watch(Config.Kafka kafka, LapwingJob job, EmbeddedConnect connect, DemoEnd end)
            throws InterruptedException {
        try (AlertReader alerts = new AlertReader(kafka, finding -> {
            end.clear();
            say.accept(lines.of(finding));
        })) {
            while (!end.within(PAUSE)) {
                alerts.read();
                failIfBroken(connect);
                end.status(() -> status(job, alerts));
            }
            end.clear();
            say.accept(status(job, alerts));
        }
    }

    private void failIfBroken(EmbeddedConnect connect) {
        ConnectorState state = connect.state(target.source().name());
        if (state.kind() == ConnectorState.Kind.FAILED) {
            throw unreadable(state.trouble());
        }
    }

    private CommandFailed unreadable(String why) {
        return new CommandFailed("%s cannot be read: %s".formatted(target.name(), why.endsWith(".") ? why : why + "."));
    }

    private static String status(LapwingJob job, AlertReader alerts) {
        var counters = job.counters();
        return "%,d rows: %,d accepted, %,d ignored, %,d dead-lettered; %d alerts, %d of them open"
                .formatted(
                        counters.of(JobCounter.ACCEPTED)
                                + counters.of(JobCounter.IGNORED)
                                + counters.of(JobCounter.DEAD_LETTERED),
                        counters.of(JobCounter.ACCEPTED),
                        counters.of(JobCounter.IGNORED),
                        counters.of(JobCounter.DEAD_LETTERED),
                        alerts.openings(),
                        alerts.stillOpen());
    }

    private Config config(String bootstrapServers) {
        return new Config(
                new Config.Kafka(Map.of(Config.Kafka.BOOTSTRAP_SERVERS, bootstrapServers)),
                new Config.Streams(Map.of()),
                Optional.of(new Secret(UUID.randomUUID().toString())),
                Optional.empty(),
                List.of(target.source()),
                Config.Rules.SHIPPED,
                Optional.empty(),
                new Config.HealthPage("127.0.0.1", 0, 0, 0),
                EmailDisplay.PLAIN,
                NotifyConfig.NONE,
                List.of());
    }
}
