package dev.lapwing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.cli.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("FINGERPRINT_KEY", "0123456789abcdef");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void givesEveryServiceAHealthCheck() {
        assertThat(services)
                .hasSize(5)
                .allSatisfy((name, service) -> assertThat(service).containsKey("healthcheck"));
    }

    @Test
    void usesOnlyCommandsThatTheProgramUnderstands() {
        List<List<String>> commands = Stream.concat(
                        services.values().stream()
                                .filter(service -> service.containsKey("command"))
                                .map(service -> words(at(service, "command"))),
                        services.values().stream()
                                .map(service -> words(at(at(service, "healthcheck"), "test")))
                                .filter(words -> words.get(1).equals("lapwing"))
                                .map(words -> words.subList(2, words.size())))
                .toList();

        assertThat(commands)
                .hasSize(8)
                .allSatisfy(words -> Lapwing.commandLine(new Environment(ENVIRONMENT, Path.of("docker")))
                        .parseArgs(words.toArray(String[]::new)));
    }

    @Test
    void givesWhatOpensTheSourcesToTheirServiceAlone() {
        assertThat(services.entrySet())
                .filteredOn(service -> service.getValue().toString().contains("PB_TOKEN"))
                .extracting(Map.Entry::getKey)
                .containsExactly("sources");
    }

    @Test
    void givesWhatOpensTheChannelsToTheirServiceAlone() {
        assertThat(services.entrySet())
                .filteredOn(service -> service.getValue().toString().matches("(?s).*(SLACK|PAGERDUTY)_.*"))
                .extracting(Map.Entry::getKey)
                .containsExactly("notify");
    }

    @Test
    void mountsAConfigurationThatPassesItsCheckAndLacksNothing() {
        var terminal = Terminal.run(Path.of("docker").toAbsolutePath(), ENVIRONMENT, "config", "check");

        assertThat(terminal).extracting(Terminal::exitCode, Terminal::err).containsExactly(0, "");
        assertThat(terminal.out()).doesNotContain("warning");
    }

    /** The image turns KAFKA_NODE_ID into node.id; the result must be settings that a broker accepts. */
    @Test
    void startsTheBrokerWithSettingsThatItAccepts() {
        var settings = new HashMap<String, String>();
        ((Map<?, ?>) at(at(services, "kafka"), "environment"))
                .forEach((name, value) -> settings.put(
                        name.toString()
                                .substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value.toString()));

        var config = new KafkaConfig(settings, false);

        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
        assertThat(config.nodeId()).isEqualTo(1);
    }

    private static Object at(Object map, String key) {
        return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
    }

    private static List<String> words(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Map<String, Map<String, Object>>> file =
                    new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
            return Objects.requireNonNull(file.get("services"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
