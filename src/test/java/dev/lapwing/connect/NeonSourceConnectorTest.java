package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeonSourceConnectorTest {
    private final NeonSourceConnector connector = new NeonSourceConnector();

    @Test
    void isFoundByConnect() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(NeonSourceConnector.class));
    }

    @Test
    void acceptsAnOrganisationProjectsOrBoth() {
        assertThat(errors(config())).isEmpty();
        assertThat(errors(config("org", "", "projects", "silent-block-56060589, orange-unit-17507157")))
                .isEmpty();
        assertThat(errors(config("projects", "silent-block-56060589", "storage.logs", "true")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source.name | '' | source.name | Missing required configuration",
                "api.key | '' | api.key | Missing required configuration",
                "api.key | Bearer planted-secret1 | api.key | without the word Bearer",
                "org | '' | org | org or projects is needed",
                "org | planted secret | org | no id of an organisation",
                "projects | a/planted | projects | no id of a project",
                "url | console.neon.tech | url | such as https://console.neon.tech/api/v2",
                "url | https://u:planted-secret1@neon | url | holds a login; write it as api.key",
                "poll.interval.ms | 9999 | poll.interval.ms | from 10000",
                "full.interval.ms | 1 | full.interval.ms | from 3600000",
                "requests.per.minute | 601 | requests.per.minute | to 600",
                "requests.per.minute | 29 | requests.per.minute | from 30",
                "batch.rows | 0 | batch.rows | from 1",
                "topic | a/b | topic | name of a topic",
                "storage.logs | perhaps | storage.logs | Expected value to be either true or false",
                "fingerprint.key | planted-short | fingerprint.key | at least 16 bytes",
            })
    void saysAtTheKeyWhatIsWrong(String key, String value, String at, String words) {
        Map<String, List<String>> errors = errors(config(key, value));

        assertThat(errors).containsOnlyKeys(at);
        assertThat(errors.get(at)).singleElement().asString().contains(words).doesNotContain("planted");
    }

    @Test
    void wantsAnotherTopicForStorageLogsWhereTheyAreRead() {
        assertThat(errors(config("storage.topic", "lapwing.raw.neon-polls.v1"))).isEmpty();
        assertThat(errors(config("storage.topic", "lapwing.raw.neon-polls.v1", "storage.logs", "true")))
                .containsOnlyKeys("storage.topic");
    }

    @Test
    void takesNoMoreThanAThousandIds() {
        assertThat(errors(config("projects", "p,".repeat(1001) + "p"))).containsOnlyKeys("projects");
    }

    @Test
    void showsTheTopicOfStorageLogsOnlyWhereTheyAreRead() {
        assertThat(hidden(config())).containsExactly("storage.topic");
        assertThat(hidden(config("storage.logs", "true"))).isEmpty();
    }

    @Test
    void hasOneTaskAndSupportsExactlyOnce() {
        connector.start(config());

        assertThat(connector.taskConfigs(8)).containsExactly(config());
        assertThat(connector.taskClass()).isEqualTo(NeonSourceTask.class);
        assertThat(connector.exactlyOnceSupport(config())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void refusesOffsetsThatItCannotRead() {
        for (Map<String, Object> wrong : List.of(
                Map.<String, Object>of("v", 9L),
                Map.<String, Object>of("v", 1L, "poll", 3L),
                offset("no position", ""),
                offset("a/b=x", ""),
                offset("", "AAAA"))) {
            assertThatThrownBy(() -> connector.alterOffsets(config(), Map.of(Map.of("source", "heron"), wrong)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageEndingWith("reset the connector's offsets");
        }
        Map<Map<String, ?>, Map<String, ?>> good = new HashMap<>();
        good.put(Map.of("source", "heron"), offset("a/b=12 c/d=13", "AAAAAAAAAAA="));
        good.put(Map.of("source", "other"), null);
        assertThat(connector.alterOffsets(config(), good)).isTrue();
    }

    @Test
    void refusesAConfigurationWithoutShowingItsSecrets() {
        NeonSourceTask task = new NeonSourceTask();
        task.initialize(new StoredOffsets());

        assertThatThrownBy(() -> task.start(config("org", "", "api.key", "planted-key")))
                .isInstanceOf(ConnectException.class)
                .hasMessageStartingWith("org or projects is needed")
                .hasMessageNotContaining("planted");
    }

    private static Map<String, Object> offset(String positions, String sent) {
        return Map.of("v", 1L, "poll", 3L, "progress", 0L, "storage", positions, "storageSent", sent);
    }

    private static Map<String, String> config(String... changes) {
        Map<String, String> config = new HashMap<>(Map.of(
                "source.name", "heron",
                "api.key", "planted-key",
                "org", "org-curly-salad-64818499",
                "fingerprint.key", "planted-fingerprint-key"));
        for (int i = 0; i < changes.length; i += 2) {
            config.put(changes[i], changes[i + 1]);
        }
        config.values().removeIf(String::isEmpty);
        return config;
    }

    private List<String> hidden(Map<String, String> config) {
        return connector.validate(config).configValues().stream()
                .filter(value -> !value.visible())
                .map(ConfigValue::name)
                .toList();
    }

    private Map<String, List<String>> errors(Map<String, String> config) {
        Map<String, List<String>> errors = new HashMap<>();
        connector.validate(config).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
