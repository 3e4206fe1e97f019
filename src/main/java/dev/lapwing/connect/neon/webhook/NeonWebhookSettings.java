package dev.lapwing.connect.neon.webhook;

import dev.lapwing.connect.config.KeyValues;
import dev.lapwing.connect.task.RawTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of one receiver, checked.
 *
 * @param values of {@link NeonWebhookKeys}
 */
public record NeonWebhookSettings(KeyValues values) {
    /**
     * Reads a configuration.
     *
     * @throws ConfigException with a sentence about the first problem
     */
    public static NeonWebhookSettings of(Map<String, String> properties) {
        return new NeonWebhookSettings(NeonWebhookKeys.problems().read(properties));
    }

    public String source() {
        return values.given(NeonWebhookKeys.SOURCE);
    }

    List<String> authUrls() {
        return values.list(NeonWebhookKeys.AUTH_URL);
    }

    String host() {
        return values.given(NeonWebhookKeys.HOST);
    }

    int port() {
        return values.number(NeonWebhookKeys.PORT);
    }

    String path() {
        return values.given(NeonWebhookKeys.PATH);
    }

    RawTopic topic() {
        return RawTopic.keyed(values.given(NeonWebhookKeys.TOPIC));
    }

    byte[] fingerprintKey() {
        return values.secret(NeonWebhookKeys.FINGERPRINT_KEY).orElseThrow().getBytes(StandardCharsets.UTF_8);
    }

    int batchRows() {
        return values.number(NeonWebhookKeys.BATCH_ROWS);
    }

    Duration reportInterval() {
        return values.millis(NeonWebhookKeys.REPORT_INTERVAL);
    }

    Duration requestTimeout() {
        return values.millis(NeonWebhookKeys.REQUEST_TIMEOUT);
    }
}
