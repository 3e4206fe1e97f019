package dev.lapwing.cli.sources;

import dev.lapwing.config.source.PocketBaseAccess;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.config.value.SecretLookup;
import dev.lapwing.embedded.GivenSecrets;
import dev.lapwing.kafka.Topics;
import dev.lapwing.redact.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The connector of one source.
 *
 * @param source the source's name, and the connector's
 * @param config its configuration as Connect keeps it: with references in the place of secrets
 * @param secrets what the references stand for
 */
public record SourceConnector(String source, Map<String, String> config, Map<String, String> secrets) {
    private static final String CLASS = "dev.lapwing.connect.PocketBaseSourceConnector";
    private static final String FINGERPRINT_KEY = "fingerprint.key";

    public SourceConnector {
        config = Map.copyOf(config);
        secrets = Map.copyOf(secrets);
    }

    /**
     * The connector of a PocketBase.
     *
     * @param fingerprintKey makes equal secrets equal, wherever their fingerprints are made
     * @param partitions how many the raw topic has
     */
    static SourceConnector of(
            SourceConfig source, PocketBaseAccess access, Secret fingerprintKey, SecretLookup lookup, int partitions) {
        String name = source.name();
        Map<String, String> secrets = new HashMap<>();
        Map<String, String> config = fixed(name);
        secrets.put(FINGERPRINT_KEY, fingerprintKey.reveal());
        access.token().flatMap(token -> token.in(lookup)).ifPresent(token -> {
            config.put("token", GivenSecrets.reference(name + ".token"));
            secrets.put(name + ".token", token.reveal());
        });
        access.password().flatMap(password -> password.in(lookup)).ifPresent(password -> {
            config.put("password", GivenSecrets.reference(name + ".password"));
            secrets.put(name + ".password", password.reveal());
        });
        config.put("mode", lower(access.mode()));
        put(config, "url", access.url());
        put(config, "identity", access.identity());
        put(config, "file", access.file().map(Object::toString));
        put(config, "version", access.version());
        put(config, "start", access.start().map(SourceConnector::lower));
        put(config, "poll.interval.ms", access.poll().map(SourceConnector::millis));
        put(config, "settings.interval.ms", access.settings().map(SourceConnector::millis));
        put(config, "probe.interval.ms", access.probe().map(SourceConnector::millis));
        config.put("partitioning", lower(source.partitioning()));
        if (source.partitioning() == SourceConfig.Partitioning.SPREAD) {
            config.put("partitions", Integer.toString(partitions));
        }
        return new SourceConnector(name, config, secrets);
    }

    private static Map<String, String> fixed(String name) {
        return new HashMap<>(Map.of(
                "connector.class",
                CLASS,
                "tasks.max",
                "1",
                "exactly.once.support",
                "required",
                "transaction.boundary",
                "poll",
                "source.name",
                name,
                "topic",
                Topics.RAW_POCKETBASE.name(),
                "polls.topic",
                Topics.RAW_POCKETBASE_POLLS.name(),
                FINGERPRINT_KEY,
                GivenSecrets.reference(FINGERPRINT_KEY)));
    }

    private static void put(Map<String, String> config, String key, Optional<String> value) {
        value.ifPresent(given -> config.put(key, given));
    }

    private static String millis(Duration interval) {
        return Long.toString(interval.toMillis());
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Names the source and hides what opens it. */
    @Override
    public String toString() {
        return "SourceConnector[" + source + "]";
    }
}
