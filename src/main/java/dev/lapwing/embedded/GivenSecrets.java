package dev.lapwing.embedded;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Hands secrets that this process holds in memory to a Connect worker, under the names by which connectors refer to them:
 * a connector's configuration, which Connect writes to a topic, holds <code>${lapwing:NAME}</code> and never the secret.
 */
public final class GivenSecrets implements ConfigProvider {
    private static final String NAME = "lapwing";

    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    /** What a connector's configuration says instead of the secret. */
    public static String reference(String name) {
        return "${" + NAME + ":" + name + "}";
    }

    /** The worker's settings that bring the secrets here. */
    static Map<String, String> settings(Map<String, String> secrets) {
        String prefix = "config.providers." + NAME;
        Map<String, String> settings = secrets.entrySet().stream()
                .collect(Collectors.toMap(secret -> prefix + ".param." + secret.getKey(), Map.Entry::getValue));
        settings.put("config.providers", NAME);
        settings.put(prefix + ".class", GivenSecrets.class.getName());
        return settings;
    }

    @Override
    public void configure(Map<String, ?> parameters) {
        parameters.forEach((name, secret) -> secrets.put(name, String.valueOf(secret)));
    }

    @Override
    public ConfigData get(String path) {
        return new ConfigData(secrets);
    }

    /** A name that is not known is left out, and its reference stays: a connector of yesterday must not stop the worker. */
    @Override
    public ConfigData get(String path, Set<String> names) {
        return new ConfigData(
                names.stream().filter(secrets::containsKey).collect(Collectors.toMap(name -> name, secrets::get)));
    }

    @Override
    public void close() {
        secrets.clear();
    }
}
