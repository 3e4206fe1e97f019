package dev.lapwing.cli.sources;

import dev.lapwing.config.source.ConnectorKind;
import dev.lapwing.config.source.ConnectorSetup;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.config.value.SecretLookup;
import dev.lapwing.embedded.GivenSecrets;
import dev.lapwing.kafka.Topics;
import dev.lapwing.redact.Secret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connector of a source.
 *
 * @param name the connector's
 * @param source the source's
 * @param config its configuration as Connect keeps it: with references in the place of secrets
 * @param secrets what the references stand for
 */
public record SourceConnector(
        String name, String source, ConnectorKind kind, Map<String, String> config, Map<String, String> secrets) {
    private static final String FINGERPRINT_KEY = "fingerprint.key";

    public SourceConnector {
        config = Map.copyOf(config);
        secrets = Map.copyOf(secrets);
    }

    /**
     * A connector as a configuration sets it up.
     *
     * @param fingerprintKey makes equal secrets equal, wherever their fingerprints are made
     * @param partitions how many the raw topic of PocketBase's rows has
     */
    static SourceConnector of(
            SourceConfig source, ConnectorSetup setup, Secret fingerprintKey, SecretLookup lookup, int partitions) {
        Map<String, String> config = fixed(setup.kind(), source.name());
        config.putAll(topics(source, setup.kind(), partitions));
        config.putAll(setup.properties());
        Map<String, String> secrets = new HashMap<>();
        secrets.put(FINGERPRINT_KEY, fingerprintKey.reveal());
        setup.secrets()
                .forEach((key, later) -> later.in(lookup).ifPresent(secret -> {
                    String named = source.name() + "." + key;
                    config.put(key, GivenSecrets.reference(named));
                    secrets.put(named, secret.reveal());
                }));
        return new SourceConnector(
                setup.kind().connectorOf(source.name()), source.name(), setup.kind(), config, secrets);
    }

    private static Map<String, String> fixed(ConnectorKind kind, String source) {
        return new HashMap<>(Map.of(
                "connector.class",
                kind.className(),
                "tasks.max",
                "1",
                "exactly.once.support",
                "required",
                "transaction.boundary",
                "poll",
                "source.name",
                source,
                FINGERPRINT_KEY,
                GivenSecrets.reference(FINGERPRINT_KEY)));
    }

    private static Map<String, String> topics(SourceConfig source, ConnectorKind kind, int partitions) {
        return switch (kind) {
            case POCKETBASE -> pocketBase(source, partitions);
            case NEON -> Map.of("topic", Topics.RAW_NEON_POLLS.name(), "storage.topic", Topics.RAW_NEON_STORAGE.name());
            case NEON_FOLDER -> Map.of("topic", Topics.RAW_NEON_AUDIT.name());
            case NEON_WEBHOOKS -> Map.of("topic", Topics.RAW_NEON_AUTH.name());
        };
    }

    private static Map<String, String> pocketBase(SourceConfig source, int partitions) {
        Map<String, String> topics = new HashMap<>();
        topics.put("topic", Topics.RAW_POCKETBASE.name());
        topics.put("polls.topic", Topics.RAW_POCKETBASE_POLLS.name());
        topics.put("partitioning", source.partitioning().name().toLowerCase(Locale.ROOT));
        if (source.partitioning() == SourceConfig.Partitioning.SPREAD) {
            topics.put("partitions", Integer.toString(partitions));
        }
        return topics;
    }

    /** Names the connector and hides what opens its source. */
    @Override
    public String toString() {
        return "SourceConnector[" + name + "]";
    }
}
