package dev.lapwing.config.source;

import dev.lapwing.config.value.DeferredSecret;
import java.util.Map;

/**
 * How one connector of a source is set up.
 *
 * @param properties its own keys, without secrets, topics and what every connector has
 * @param secrets by its own keys
 */
public record ConnectorSetup(ConnectorKind kind, Map<String, String> properties, Map<String, DeferredSecret> secrets) {
    public ConnectorSetup {
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
    }

    /** Hides its values. */
    @Override
    public String toString() {
        return kind + properties.keySet().toString();
    }
}
