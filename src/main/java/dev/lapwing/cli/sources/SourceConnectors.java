package dev.lapwing.cli.sources;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.Config;
import dev.lapwing.config.value.SecretLookup;
import dev.lapwing.embedded.CannotStart;
import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.redact.Secret;
import dev.lapwing.yaml.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The connectors that a configuration asks for. */
public final class SourceConnectors {
    private final Config config;
    private final Map<String, String> environment;

    public SourceConnectors(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = Map.copyOf(environment);
    }

    /** The secrets of sources that cannot be found, a sentence each with its place. */
    public static List<String> missingSecrets(Config config, Map<String, String> environment) {
        var problems = new Problems();
        var lookup = new SecretLookup(environment, problems);
        config.sources().stream()
                .flatMap(source -> source.connectors().stream())
                .flatMap(setup -> setup.secrets().values().stream())
                .forEach(secret -> secret.in(lookup));
        return problems.errors();
    }

    /** Settings of Kafka's clients, brokers among them. */
    public Map<String, String> kafka() {
        Map<String, String> kafka = new HashMap<>(config.kafka().settings());
        kafka.putIfAbsent(Config.Kafka.BOOTSTRAP_SERVERS, config.kafka().bootstrapServers());
        return kafka;
    }

    /**
     * The connectors of all sources that say where they are.
     *
     * @param partitions of the raw topic
     */
    public List<SourceConnector> on(int partitions) {
        Secret key = config.fingerprintKey().orElseThrow(() -> new CommandFailed("secrets.fingerprint.key is missing"));
        var lookup = new SecretLookup(environment, new Problems());
        return config.sources().stream()
                .flatMap(source -> source.connectors().stream()
                        .map(setup -> SourceConnector.of(source, setup, key, lookup, partitions)))
                .toList();
    }

    /** What the references in their configurations stand for. */
    public static Map<String, String> secrets(List<SourceConnector> connectors) {
        return connectors.stream()
                .flatMap(connector -> connector.secrets().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Makes a worker run these and no others. */
    public static void set(EmbeddedConnect connect, List<SourceConnector> connectors) {
        Set<String> wanted = connectors.stream().map(SourceConnector::name).collect(Collectors.toSet());
        connect.connectors().stream().filter(name -> !wanted.contains(name)).forEach(connect::delete);
        for (SourceConnector connector : connectors) {
            try {
                connect.put(connector.name(), connector.config());
            } catch (CannotStart e) {
                throw new CommandFailed(
                        "Source %s cannot be fetched: %s".formatted(connector.name(), e.getMessage()), e);
            }
        }
    }
}
