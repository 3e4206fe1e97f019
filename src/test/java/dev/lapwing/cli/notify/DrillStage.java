package dev.lapwing.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.Terminal;
import dev.lapwing.cli.JobStart;
import dev.lapwing.cli.rulefiles.BuiltinRules;
import dev.lapwing.config.Config;
import dev.lapwing.config.ConfigReader;
import dev.lapwing.embedded.EmbeddedBroker;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.health.HealthServer;
import dev.lapwing.notify.Notifier;
import dev.lapwing.notify.NotifierState;
import dev.lapwing.notify.NotifierTransaction;
import dev.lapwing.notify.pagerduty.FakePagerDuty;
import dev.lapwing.notify.slack.SlackStandIn;
import dev.lapwing.notify.webhook.FakeHook;
import dev.lapwing.topology.job.LapwingJob;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** A broker with all topics, services that are told of alerts, and what works between them as far as a test starts it. */
public final class DrillStage implements AutoCloseable {
    static final String KEY = "0123456789abcdef0123456789abcdef";

    public final FakePagerDuty pagerDuty = new FakePagerDuty(KEY);
    public final SlackStandIn slack;
    public final FakeHook hook = new FakeHook();

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final Path folder;
    private final List<Runnable> working = new ArrayList<>();
    private final Map<String, String> environment;

    public DrillStage(Path folder) throws IOException {
        this.folder = folder;
        slack = new SlackStandIn();
        environment = Map.of("PD", KEY, "HOOK", slack.hook(), "SECRET", "sixteen or more characters");
        configure("");
        Terminal topics = run("topics", "--create", "--replication", "1", "--partitions", "2");
        assertThat(topics.exitCode()).as(topics.err()).isZero();
    }

    /** Writes the configuration: three channels, and what else a test wants to say. */
    public void configure(String more) throws IOException {
        withChannels("""
                  channels:
                    oncall: {type: pagerduty, routing.key: "${env:PD}", url: "%s"}
                    security: {type: slack, webhook.url: "${env:HOOK}"}
                    desk: {type: webhook, url: "%s", secret: "${env:SECRET}"}
                  routes: [{level: high, to: [oncall, security, desk]}]
                """.formatted(pagerDuty.endpoint(), hook.url("/in")), more);
    }

    /** Writes the configuration with this section {@code notify}. */
    public void withChannels(String notify, String more) throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), """
                kafka: {bootstrap.servers: "%s"}
                streams: {commit.interval.ms: 100, state.dir: state}
                secrets: {fingerprint.key: "a key of sixteen characters and more"}
                sources: [{name: shop, type: pocketbase}]
                health: {notify.port: 1}
                notify:
                %s%s""".formatted(broker.bootstrapServers(), notify, more));
    }

    public Terminal run(String... arguments) {
        return Terminal.run(folder, environment, arguments);
    }

    public String address() {
        return broker.bootstrapServers();
    }

    /** Starts the streaming job with the rules that Lapwing brings. */
    public void startJob() {
        var timings = new Timings(
                Duration.ofMillis(100),
                Duration.ofMinutes(10),
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
        LapwingJob job = JobStart.of(
                config(),
                BuiltinRules.loaded(),
                GeoLocator.NONE,
                folder,
                new JobSettings.Bounds(2, 512, 64 << 20, 50),
                timings);
        working.add(job::close);
    }

    /** Starts the notifier; gives the port of its health page. */
    public int startNotifier() {
        Config config = config();
        var made = NotifyChannels.of(config.telling(), environment, Clock.systemUTC());
        var state = new AtomicReference<>(NotifierState.BEFORE);
        var notifier = new Notifier(
                new NotifierTransaction(NotifyPlace.settings(config.kafka())),
                config.telling().routing(),
                made.channels(),
                Clock.systemUTC(),
                new Random(1),
                state::set);
        var work = CompletableFuture.runAsync(notifier::run);
        var page = HealthServer.start(
                "127.0.0.1",
                0,
                () -> NotifyHealth.of(
                        Objects.requireNonNull(state.get()), Clock.systemUTC().instant(), Optional.empty()));
        working.add(() -> {
            page.close();
            notifier.stop();
            work.join();
            notifier.close();
        });
        return page.port();
    }

    @Override
    public void close() {
        working.forEach(Runnable::run);
        broker.close();
        pagerDuty.close();
        slack.close();
        hook.close();
    }

    private Config config() {
        try {
            return ConfigReader.read(
                            "lapwing.yml",
                            folder,
                            Files.readString(folder.resolve("lapwing.yml")),
                            environment,
                            List.of())
                    .config();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
