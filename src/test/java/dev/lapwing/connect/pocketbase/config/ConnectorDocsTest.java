package dev.lapwing.connect.pocketbase.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

class ConnectorDocsTest {
    private static final Path PAGE = Path.of("docs", "connector.md");

    @Test
    void holdsATableOfAllKeysAsTheConnectorDefinesThem() throws IOException {
        List<String> defined = PocketBaseKeys.problems().definition().configKeys().values().stream()
                .sorted((one, other) -> Integer.compare(one.orderInGroup, other.orderInGroup))
                .map(ConnectorDocsTest::line)
                .toList();

        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
                .as("the table of keys in %s", PAGE)
                .containsExactlyElementsOf(defined);
    }

    private static String line(ConfigKey key) {
        String standard = key.defaultValue == ConfigDef.NO_DEFAULT_VALUE
                ? "required"
                : key.defaultValue == null ? "" : "`" + key.defaultValue + "`";
        String values = key.validator == null ? "" : key.validator.toString().replace("|", ",");
        return "| `%s` | %s | %s | %s |".formatted(key.name, standard, values, key.documentation);
    }
}
