package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.Topics;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.setup.TopologySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names are a contract: the described topology is the one in the code. */
class TopologyDocsTest {
    private static final Path DOCS = Path.of("topology-docs");

    @TempDir
    private Path folder;

    private TopologyDescription described(RuleSet rules) {
        TopologySettings settings = Driven.settings(rules, folder, List.of(Driven.SHOP), 100);
        Properties streams = new Properties();
        streams.put("application.id", Topics.APPLICATION_ID);
        streams.put("bootstrap.servers", "nowhere:1");
        return LapwingTopology.of(settings, streams).describe();
    }

    @Test
    void describeTheTopologyAsItIs() throws IOException {
        TopologyDescription topology = described(Rows.rules());

        hold("topology.txt", sortedTopics(topology.toString()));
        hold("topology.md", TopologyDocs.page(topology));
    }

    @Test
    void showNoNameThatKafkaStreamsMadeUp() {
        assertThat(described(Rows.rules()).toString()).doesNotContainPattern("K(STREAM|TABLE)-");
    }

    @Test
    void showTheSameSubTopologiesWhateverTheRules() {
        String one = described(Rows.rules()).toString();
        String many = described(Rows.rules(
                        Rows.burst(2),
                        Rows.correlation("c2", "event_count", "[passed]", "[http_request.user_agent]", "{gte: 2}"),
                        Rows.correlation(
                                "c3", "temporal", "[failed, passed]", "[src_endpoint.ip]", "failed and passed")))
                .toString();

        assertThat(sortedTopics(many)).isEqualTo(sortedTopics(one));
    }

    private static void hold(String file, String text) throws IOException {
        if (Boolean.getBoolean("lapwing.rewrite")) {
            Files.createDirectories(DOCS);
            Files.writeString(DOCS.resolve(file), text);
        }
        assertThat(DOCS.resolve(file)).content().isEqualTo(text);
    }

    /** Kafka Streams lists the topics of a source in the order of a hash table. */
    private static String sortedTopics(String description) {
        return description
                .lines()
                .map(line -> line.replaceAll("\\s+$", ""))
                .map(TopologyDocsTest::sorted)
                .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
    }

    private static String sorted(String line) {
        int from = line.indexOf("(topics: [");
        if (from < 0) {
            return line;
        }
        int start = from + "(topics: [".length();
        int end = line.indexOf(']', start);
        List<String> topics = List.of(line.substring(start, end).split(", ")).stream()
                .sorted()
                .toList();
        return line.substring(0, start) + String.join(", ", topics) + line.substring(end);
    }
}
