package dev.lapwing.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorDocsTest {
    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("connector.md", new PocketBaseSourceConnector()),
                Arguments.of("neon-connector.md", new NeonSourceConnector()),
                Arguments.of("neon-webhooks.md", new NeonWebhookConnector()),
                Arguments.of("neon-audit-files.md", new NeonFolderConnector()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holdATableOfAllKeysAsTheConnectorDefinesThem(String name, SourceConnector connector) throws IOException {
        Path page = Path.of("docs", name);
        List<String> defined = connector.config().configKeys().values().stream()
                .sorted((one, other) -> Integer.compare(one.orderInGroup, other.orderInGroup))
                .map(ConnectorDocsTest::line)
                .toList();

        List<String> lines = Files.readAllLines(page).stream()
                .dropWhile(line -> !line.equals("## Keys"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(lines).as("the table of keys in %s", page).containsExactlyElementsOf(defined);
    }

    private static String line(ConfigKey key) {
        String standard = key.defaultValue == ConfigDef.NO_DEFAULT_VALUE
                ? "required"
                : key.defaultValue == null ? "" : "`" + key.defaultValue + "`";
        String values = key.validator == null ? "" : key.validator.toString().replace("|", ",");
        return "| `%s` | %s | %s | %s |".formatted(key.name, standard, values, key.documentation);
    }
}
