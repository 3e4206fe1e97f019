package dev.lapwing.cli;

import dev.lapwing.ops.ConnectorState;
import dev.lapwing.ops.EmbeddedConnect;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lapwing sources}: fetches the logs of all sources that say where they are. */
@Command(
        name = "sources",
        description = "Fetches the logs of the sources into Kafka until it is stopped.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped as asked", "1:could not start, or broke", "2:no source says where it is"})
final class SourcesCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ConfigOptions options;

    SourcesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.options = new ConfigOptions(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.load();
        config.warnings().forEach(warning -> say("warning: " + warning));
        if (config.sources().stream().allMatch(source -> source.access().isEmpty())) {
            say("No source says where it is: give a PocketBase its url, or the file of its log."
                    + " lapwing.example.yml shows how.");
            return Exit.WRONG;
        }
        CommandFailed.ifAny(config.missingForRun());
        CommandFailed.ifAny(SourceConnectors.missingSecrets(config, surroundings.environment()));
        return fetch(config, new SourceConnectors(config, surroundings.environment()));
    }

    private int fetch(Config config, SourceConnectors plan) throws InterruptedException {
        SourcesPlace place = SourcesPlace.of(config.kafka());
        List<SourceConnector> connectors = plan.on(place.partitions());
        List<String> names = connectors.stream().map(SourceConnector::source).toList();
        try (var stop = StopSignal.listen();
                var connect = EmbeddedConnect.start(
                        plan.kafka(), SourceConnectors.secrets(connectors), place.replication())) {
            var watch = new ConnectorWatch(names, looking(connect), Clock.systemUTC(), this::say);
            try (var page =
                    HealthPages.SOURCES.start(config.health(), watch::health)) {
                SourceConnectors.set(connect, connectors);
                say("lapwing fetches %s; health page on port %d".formatted(String.join(", ", names), page.port()));
                do {
                    watch.look();
                } while (!stop.within(EVERY));
            }
        }
        return 0;
    }

    private static ConnectorWatch.Connectors looking(EmbeddedConnect connect) {
        return new ConnectorWatch.Connectors() {
            @Override
            public ConnectorState state(String source) {
                return connect.state(source);
            }

            @Override
            public void restart(String source) {
                connect.restart(source);
            }
        };
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
