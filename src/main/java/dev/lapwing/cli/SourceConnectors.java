package dev.lapwing.cli;

import dev.lapwing.ops.CannotStart;
import dev.lapwing.ops.EmbeddedConnect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The connectors that a configuration asks for. */
final class SourceConnectors {
    private final Config config;
    private final Map<String, String> environment;

    SourceConnectors(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = Map.copyOf(environment);
    }

    /** Settings of Kafka's clients, brokers among them. */
    Map<String, String> kafka() {
        Map<String, String> kafka = new HashMap<>(config.kafka().settings());
        kafka.putIfAbsent(Config.Kafka.BOOTSTRAP_SERVERS, config.kafka().bootstrapServers());
        return kafka;
    }

    /**
     * A connector for each source that says where it is.
     *
     * @param partitions of the raw topic
     * @throws CommandFailed when secrets are missing; all of them are named
     */
    List<SourceConnector> on(int partitions) {
        Secret key = config.fingerprintKey().orElseThrow(() -> new CommandFailed("secrets.fingerprint.key is missing"));
        var problems = new Problems();
        var lookup = new SecretLookup(environment, problems);
        List<SourceConnector> connectors = config.sources().stream()
                .flatMap(source -> source.access().stream()
                        .map(access -> SourceConnector.of(source, access, key, lookup, partitions)))
                .toList();
        CommandFailed.ifAny(problems.errors());
        return connectors;
    }

    /** What the references in their configurations stand for. */
    static Map<String, String> secrets(List<SourceConnector> connectors) {
        return connectors.stream()
                .flatMap(connector -> connector.secrets().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Makes a worker run these and no others. */
    static void set(EmbeddedConnect connect, List<SourceConnector> connectors) {
        Set<String> wanted = connectors.stream().map(SourceConnector::source).collect(Collectors.toSet());
        connect.connectors().stream().filter(name -> !wanted.contains(name)).forEach(connect::delete);
        for (SourceConnector connector : connectors) {
            try {
                connect.put(connector.source(), connector.config());
            } catch (CannotStart e) {
                throw new CommandFailed(
                        "Source %s cannot be fetched: %s".formatted(connector.source(), e.getMessage()), e);
            }
        }
    }
}
