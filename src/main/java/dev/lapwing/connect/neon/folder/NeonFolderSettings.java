package dev.lapwing.connect.neon.folder;

import dev.lapwing.connect.config.KeyValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of one folder, checked.
 *
 * @param values of {@link NeonFolderKeys}
 */
public record NeonFolderSettings(KeyValues values) {
    /**
     * Reads a configuration.
     *
     * @throws ConfigException with a sentence about the first problem
     */
    public static NeonFolderSettings of(Map<String, String> properties) {
        return new NeonFolderSettings(NeonFolderKeys.problems().read(properties));
    }

    public String source() {
        return values.given(NeonFolderKeys.SOURCE);
    }

    Path folder() {
        return Path.of(values.given(NeonFolderKeys.FOLDER));
    }

    Duration pollInterval() {
        return values.millis(NeonFolderKeys.POLL_INTERVAL);
    }

    String topic() {
        return values.given(NeonFolderKeys.TOPIC);
    }

    byte[] fingerprintKey() {
        return values.secret(NeonFolderKeys.FINGERPRINT_KEY).orElseThrow().getBytes(StandardCharsets.UTF_8);
    }

    int batchRows() {
        return values.number(NeonFolderKeys.BATCH_ROWS);
    }

    Duration reportInterval() {
        return values.millis(NeonFolderKeys.REPORT_INTERVAL);
    }
}
