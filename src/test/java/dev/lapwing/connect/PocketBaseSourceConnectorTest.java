package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
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

class PocketBaseSourceConnectorTest {
    private final PocketBaseSourceConnector connector = new PocketBaseSourceConnector();

    @Test
    void isFoundByConnect() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(PocketBaseSourceConnector.class));
    }

    @Test
    void acceptsACompleteConfigurationOfEitherMode() {
        assertThat(errors(Configs.api())).isEmpty();
        assertThat(errors(Configs.api("token", "", "identity", "a@b.c", "password", "planted-secret1")))
                .isEmpty();
        assertThat(errors(Configs.sqlite())).isEmpty();
        assertThat(errors(Configs.sqlite("url", "http://localhost:8090", "partitioning", "spread", "partitions", "6")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source.name | '' | source.name | Missing required configuration",
                "source.name | a b | source.name | up to 64 letters",
                "source.name | lapwing | source.name | Lapwing's own events",
                "mode | file | mode | mode is file, but must be api or sqlite",
                "url | '' | url | needs the url at which",
                "url | pocketbase:8090 | url | must be an address",
                "url | http://admin:planted-secret1@pb | url | holds a login",
                "url | http://pb/?token=planted-secret1 | url | must end before",
                "token | '' | token | needs a superuser's token, or the identity and password",
                "token | Bearer planted-secret1 | token | without the word Bearer",
                "identity | a@b.c | identity | of no use beside token",
                "password | planted-secret1 | password | of no use beside token",
                "file | /pb/auxiliary.db | file | for mode sqlite",
                "version | latest | version | 0.40.4",
                "poll.interval.ms | 499 | poll.interval.ms | from 500",
                "settings.interval.ms | 9999 | settings.interval.ms | from 10000",
                "probe.interval.ms | 4999 | probe.interval.ms | from 5000",
                "overlap.rows | 19 | overlap.rows | from 20",
                "overlap.rows | 1001 | overlap.rows | to 1000",
                "batch.rows | 0 | batch.rows | from 1",
                "start | yesterday | start | beginning or now",
                "topic | a/b | topic | name of a topic",
                "topic | lapwing.raw.pocketbase-polls.v1 | polls.topic | another topic",
                "partitioning | spread | partitions | needs the number of partitions",
                "partitions | 3 | partitions | for partitioning spread",
                "fingerprint.key | planted-short | fingerprint.key | at least 16 bytes",
                "fingerprint.key | '' | fingerprint.key | Missing required configuration"
            })
    void saysAtTheKeyWhatIsWrong(String key, String value, String at, String words) {
        Map<String, List<String>> errors = errors(Configs.api(key, value));

        assertThat(errors).containsOnlyKeys(at);
        assertThat(errors.get(at)).singleElement().asString().contains(words).doesNotContain("planted");
    }

    @Test
    void wantsIdentityAndPasswordTogether() {
        assertThat(errors(Configs.api("token", "", "identity", "a@b.c"))).containsOnlyKeys("password");
        assertThat(errors(Configs.api("token", "", "password", "planted-secret1")))
                .containsOnlyKeys("identity");
    }

    @Test
    void refusesTheKeysOfTheOtherMode() {
        assertThat(errors(Configs.sqlite("file", ""))).containsOnlyKeys("file");
        assertThat(errors(Configs.sqlite("token", "t", "identity", "i", "password", "p")))
                .containsOnlyKeys("token", "identity", "password");
    }

    @Test
    void letsProbesBeSwitchedOff() {
        assertThat(errors(Configs.api("probe.interval.ms", "0"))).isEmpty();
        assertThat(PocketBaseSettings.of(Configs.api("probe.interval.ms", "0")).probeInterval())
                .isEmpty();
    }

    @Test
    void showsTheKeysOfItsModeAndProposesWords() {
        List<ConfigValue> values = connector.validate(Configs.sqlite()).configValues();

        assertThat(values.stream().filter(value -> !value.visible()).map(ConfigValue::name))
                .containsExactlyInAnyOrder("token", "identity", "password", "partitions");
        assertThat(values)
                .filteredOn(value -> value.name().equals("mode"))
                .singleElement()
                .satisfies(mode -> assertThat(mode.recommendedValues()).containsExactly("api", "sqlite"));
    }

    @Test
    void hasOneTaskAndSupportsExactlyOnce() {
        connector.start(Configs.api());

        assertThat(connector.taskConfigs(8)).containsExactly(Configs.api());
        assertThat(connector.taskClass()).isEqualTo(PocketBaseSourceTask.class);
        assertThat(connector.exactlyOnceSupport(Configs.api())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.version()).isNotEmpty();
    }

    @Test
    void letsOffsetsBeResetAndRefusesThoseItCannotRead() {
        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(Map.of("source", "shop"), null);

        assertThat(connector.alterOffsets(Configs.api(), reset)).isTrue();
        assertThatThrownBy(
                        () -> connector.alterOffsets(Configs.api(), Map.of(Map.of("source", "shop"), Map.of("v", 9))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("format 9");
    }

    private Map<String, List<String>> errors(Map<String, String> config) {
        Map<String, List<String>> errors = new HashMap<>();
        connector.validate(config).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
