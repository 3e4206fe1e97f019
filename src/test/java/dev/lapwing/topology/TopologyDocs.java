package dev.lapwing.topology;

import dev.lapwing.topology.setup.NodeNames;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Draws a topology as a Mermaid flow chart: topics as drums, processors as boxes, stores beside them. */
final class TopologyDocs {
    private TopologyDocs() {}

    /** A page with the picture. */
    static String page(TopologyDescription topology) {
        StringJoiner page = new StringJoiner("\n");
        page.add("# The topology").add("");
        page.add("Drawn from the code by `mvn test -Dtest=TopologyDocsTest -Dlapwing.rewrite=true`;");
        page.add("`topology.txt` is the same in Kafka Streams' own words. The number of sub-topologies never depends");
        page.add("on the rules. Watermarks go to every partition of the repartition, signals to that of their group.");
        page.add("").add("```mermaid").add("flowchart LR");
        List<Subtopology> parts = topology.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .toList();
        topics(parts).forEach(topic -> page.add("    " + id(topic) + "[(\"" + topic + "\")]"));
        parts.forEach(part -> draw(part, page));
        parts.forEach(part -> arrows(part, page));
        return page.add("```").add("").toString();
    }

    private static void draw(Subtopology part, StringJoiner page) {
        page.add("    subgraph sub" + part.id() + " [\"sub-topology " + part.id() + "\"]");
        for (Node node : sorted(part)) {
            if (node instanceof Processor processor && !isRepartition(node)) {
                page.add("        " + id(node.name()) + "[\"" + node.name() + "\"]");
                processor.stores().forEach(store -> page.add("        " + id(store) + "[/\"store " + store + "\"/]"));
            }
        }
        page.add("    end");
    }

    private static void arrows(Subtopology part, StringJoiner page) {
        for (Node node : sorted(part)) {
            if (node instanceof Processor processor && !isRepartition(node)) {
                processor.stores().forEach(store -> page.add("    " + id(node.name()) + " <--> " + id(store)));
            } else if (node instanceof Source source) {
                Set<String> topics = new TreeSet<>(source.topicSet());
                for (Node next : node.successors()) {
                    topics.forEach(topic -> page.add("    " + id(topic) + " --> " + id(next.name())));
                }
            } else if (node instanceof Sink sink) {
                page.add("    " + id(from(node).name()) + " --> " + id(sink.topic()));
            }
        }
    }

    /** The processor that feeds a sink; the filter of a repartition is left out. */
    private static Node from(Node node) {
        Node before = node.predecessors().iterator().next();
        return isRepartition(before) ? from(before) : before;
    }

    private static boolean isRepartition(Node node) {
        return node.name().equals(NodeNames.TO_GROUPS) || node.name().equals(NodeNames.TO_RESOURCES);
    }

    private static Set<String> topics(List<Subtopology> parts) {
        Set<String> topics = new TreeSet<>();
        for (Subtopology part : parts) {
            for (Node node : part.nodes()) {
                if (node instanceof Source source) {
                    topics.addAll(source.topicSet());
                } else if (node instanceof Sink sink) {
                    topics.add(sink.topic());
                }
            }
        }
        return topics;
    }

    private static List<Node> sorted(Subtopology part) {
        return part.nodes().stream().sorted(Comparator.comparing(Node::name)).toList();
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
