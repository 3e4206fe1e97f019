package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeonWebhookConnectorTest {
    private static final String AUTH = "https://ep-x.neonauth.us-east-2.aws.neon.tech/db/auth";
    private final NeonWebhookConnector connector = new NeonWebhookConnector();

    @Test
    void isFoundByConnect() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(NeonWebhookConnector.class));
    }

    @Test
    void acceptsACompleteConfiguration() {
        assertThat(errors(Configs.webhooks(AUTH))).isEmpty();
        assertThat(errors(Configs.webhooks(AUTH + "," + AUTH + "2", "host", "::", "port", "65535", "path", "/")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source.name | '' | Missing required configuration",
                "auth.url | '' | Missing required configuration",
                "auth.url | ep-x.neonauth.us-east-2.aws.neon.tech | must be an address",
                "auth.url | https://a:planted@b.example | holds a login",
                "auth.url | https://a.example,nowhere | must be an address",
                "host | a b | must be a name",
                "port | 65536 | to 65535",
                "port | -1 | from 0",
                "path | webhooks | must be a path",
                "path | /a?b=c | must be a path",
                "topic | a/b | name of a topic",
                "batch.rows | 0 | from 1",
                "report.interval.ms | 499 | from 500",
                "request.timeout.ms | 99 | from 100",
                "fingerprint.key | planted-short | at least 16 bytes"
            })
    void saysAtTheKeyWhatIsWrong(String key, String value, String words) {
        Map<String, List<String>> errors = errors(Configs.webhooks(AUTH, key, value));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(errors.get(key)).first().asString().contains(words).doesNotContain("planted");
    }

    private Map<String, List<String>> errors(Map<String, String> config) {
        Map<String, List<String>> errors = new HashMap<>();
        connector.validate(config).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
