package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeonFolderConnectorTest {
    private final NeonFolderConnector connector = new NeonFolderConnector();

    @Test
    void isFoundByConnect() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(NeonFolderConnector.class));
    }

    @Test
    void acceptsACompleteConfiguration() {
        assertThat(errors(Configs.folder("/var/lib/neon"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source.name | '' | Missing required configuration",
                "folder | '' | Missing required configuration",
                "folder | audit | begins with a slash",
                "poll.interval.ms | 499 | from 500",
                "topic | a/b | name of a topic",
                "batch.rows | 10001 | to 10000",
                "report.interval.ms | 499 | from 500",
                "fingerprint.key | planted-short | at least 16 bytes"
            })
    void saysAtTheKeyWhatIsWrong(String key, String value, String words) {
        Map<String, List<String>> errors = errors(Configs.folder("/var/lib/neon", key, value));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(errors.get(key)).first().asString().contains(words).doesNotContain("planted");
    }

    @Test
    void refusesOffsetsThatItCannotRead() {
        assertThatThrownBy(() -> connector.alterOffsets(
                        Configs.folder("/x"), Map.of(Map.of("source", "heron", "file", "a"), Map.of("v", 9))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("reset the connector's offsets");
    }

    private Map<String, List<String>> errors(Map<String, String> config) {
        Map<String, List<String>> errors = new HashMap<>();
        connector.validate(config).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
