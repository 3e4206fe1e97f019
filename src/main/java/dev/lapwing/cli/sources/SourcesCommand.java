package dev.lapwing.cli.sources;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.cli.CommandFrame;
import dev.lapwing.cli.ConfigOptions;
import dev.lapwing.cli.Environment;
import dev.lapwing.cli.Exit;
import dev.lapwing.cli.HealthPages;
import dev.lapwing.cli.StopSignal;
import dev.lapwing.cli.kafka.KafkaAdmin;
import dev.lapwing.cli.notify.NotifyPlace;
import dev.lapwing.config.Config;
import dev.lapwing.embedded.CannotStart;
import dev.lapwing.embedded.ConnectorState;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.health.Health;
import dev.lapwing.kafka.KafkaWatch;
import dev.lapwing.kafka.Passing;
import dev.lapwing.kafka.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lapwing sources}: fetches the logs of all sources that say where they are. */
@Command(
        name = "sources",
        description = "Fetches the logs of the sources into Kafka until it is stopped.",
        exitCodeList = {
            "0:stopped as asked",
            "1:could not start, or broke",
            "2:the configuration is wrong, or no source says where it is"
        })
public final class SourcesCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Environment surroundings;
    private volatile Health sources = new Health(false, "STARTING", Map.of());

    @Mixin
    private final CommandFrame frame = new CommandFrame();

    @Mixin
    private final ConfigOptions options;

    public SourcesCommand(Environment surroundings) {
        this.surroundings = surroundings;
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.load();
        config.warnings().forEach(warning -> frame.say("warning: " + warning));
        if (config.fetched().isEmpty()) {
            throw CommandFailed.wrong("No source says where it is: give a PocketBase its url, or the file of its log,"
                    + " and Neon an api.key, an audit.folder or an auth.url. lapwing.example.yml shows how.");
        }
        CommandFailed.ifAnyWrong(config.missingForRun());
        CommandFailed.ifAnyWrong(SourceConnectors.missingSecrets(config, surroundings.environment()));
        return fetch(config, new SourceConnectors(config, surroundings.environment()));
    }

    private int fetch(Config config, SourceConnectors plan) throws InterruptedException {
        try (var stop = StopSignal.listen();
                var watch = new KafkaWatch(
                        NotifyPlace.settings(config.kafka()),
                        config.fetched().stream().map(TopicSpec::name).toList(),
                        Clock.systemUTC(),
                        frame::say)) {
            if (watch.answers()) {
                // Before the page: where another works, its page has the port, and that is not what is to be told.
                var unused = SourcesPlace.of(config);
            }
            return withPage(config, plan, stop, watch);
        }
    }

    private int withPage(Config config, SourceConnectors plan, StopSignal stop, KafkaWatch watch)
            throws InterruptedException {
        try (var page = HealthPages.SOURCES.start(config.health(), () -> health(sources, watch))) {
            boolean ended = false;
            while (!ended && KafkaAdmin.await(config.kafka(), watch, stop)) {
                try {
                    ended = live(config, plan, stop, watch, page.port());
                } catch (CommandFailed | CannotStart e) {
                    // A worker at work waits by itself; one that begins while Kafka goes away begins again.
                    if (!Passing.is(e)) {
                        throw e;
                    }
                }
            }
        }
        return Exit.OK;
    }

    /** Fetches with one worker until the command ends, which is true, or Kafka has lost what the worker keeps there. */
    private boolean live(Config config, SourceConnectors plan, StopSignal stop, KafkaWatch kafka, int port)
            throws InterruptedException {
        SourcesPlace place = SourcesPlace.of(config);
        List<SourceConnector> connectors = plan.on(place.partitions());
        List<String> names = connectors.stream().map(SourceConnector::name).toList();
        int losses = kafka.losses();
        try (var connect =
                EmbeddedConnect.start(plan.kafka(), SourceConnectors.secrets(connectors), place.replication())) {
            var watch = new ConnectorWatch(names, looking(connect, connectors), Clock.systemUTC(), frame::say);
            SourceConnectors.set(connect, connectors);
            kafka.start();
            frame.say("lapwing fetches %s; health page on port %d".formatted(String.join(", ", names), port));
            do {
                watch.look();
                sources = watch.health();
            } while (!stop.within(EVERY) && kafka.losses() == losses);
        }
        return kafka.losses() == losses;
    }

    private static Health health(Health fetching, KafkaWatch watch) {
        Optional<String> waits = watch.trouble();
        Map<String, String> details = new LinkedHashMap<>();
        waits.ifPresent(words -> details.put("kafka", words));
        details.putAll(fetching.details());
        return new Health(
                fetching.healthy() && waits.isEmpty(), waits.isPresent() ? "WAITING" : fetching.state(), details);
    }

    private static ConnectorWatch.Connectors looking(EmbeddedConnect connect, List<SourceConnector> connectors) {
        Map<String, SourceConnector> byName =
                connectors.stream().collect(Collectors.toMap(SourceConnector::name, connector -> connector));
        return new ConnectorWatch.Connectors() {
            @Override
            public ConnectorState state(String name) {
                SourceConnector connector = Objects.requireNonNull(byName.get(name), name);
                return SourceMeters.of(connector, connect.state(name));
            }

            @Override
            public void restart(String source) {
                connect.restart(source);
            }
        };
    }
}
