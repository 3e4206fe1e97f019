package dev.lapwing.cli;

import dev.lapwing.notify.NotifierLink;
import dev.lapwing.ops.EmbeddedConnect;
import dev.lapwing.topology.TopicSpec;
import dev.lapwing.topology.Topics;
import java.util.ArrayList;
import java.util.List;

/** The least rights with which the job and the connectors run. */
record AclPlan(String principal, String applicationId) {

    /** The commands that give them. */
    List<String> commands(Config.Kafka kafka) {
        return commands(kafka, grants());
    }

    /** The commands for {@code lapwing sources}, which may run as somebody else. */
    List<String> commandsForSources(Config.Kafka kafka) {
        return commands(kafka, grantsForSources());
    }

    /** The commands for {@code lapwing notify}. */
    List<String> commandsForNotify(Config.Kafka kafka) {
        return commands(kafka, grantsForNotify());
    }

    private List<String> commands(Config.Kafka kafka, List<String> grants) {
        String add = "kafka-acls.sh --add --bootstrap-server " + ShellWords.quoted(kafka.bootstrapServers())
                + " --allow-principal " + ShellWords.quoted(principal);
        return grants.stream().map(grant -> add + grant).toList();
    }

    private static List<String> grantsForSources() {
        var grants = new ArrayList<String>();
        for (TopicSpec topic : SourcesPlace.TOPICS) {
            grants.add(" --operation Write --operation Describe --topic " + topic.name());
        }
        for (String topic : EmbeddedConnect.TOPICS) {
            grants.add(" --operation Create --operation Read --operation Write --operation Describe"
                    + " --operation DescribeConfigs --topic " + topic);
        }
        grants.add(" --operation Read --operation Describe --group " + EmbeddedConnect.GROUP);
        // Of each connector's task, and of the worker itself.
        grants.add(" --operation Write --operation Describe --resource-pattern-type prefixed --transactional-id "
                + EmbeddedConnect.GROUP + "-");
        grants.add(
                " --operation Write --operation Describe --transactional-id connect-cluster-" + EmbeddedConnect.GROUP);
        return grants;
    }

    private static List<String> grantsForNotify() {
        var grants = new ArrayList<String>();
        for (TopicSpec topic : List.of(Topics.ALERTS, Topics.RESOLUTIONS, Topics.STATUS)) {
            grants.add(" --operation Read --operation Describe --topic " + topic.name());
        }
        // A mute that is over is taken away.
        for (TopicSpec topic : List.of(Topics.MUTES, Topics.DELIVERIES, Topics.UNDELIVERED)) {
            grants.add(" --operation Read --operation Write --operation Describe --topic " + topic.name());
        }
        grants.add(" --operation Read --operation Describe --group " + NotifierLink.GROUP);
        grants.add(" --operation Write --operation Describe --transactional-id " + NotifierLink.GROUP);
        return grants;
    }

    private List<String> grants() {
        var grants = new ArrayList<String>();
        for (TopicSpec topic : Topics.needed()) {
            String operation = topic.use() == TopicSpec.Use.READ ? "Read" : "Write";
            grants.add(" --operation " + operation + " --operation Describe --topic " + topic.name());
        }
        // Streams makes its internal topics, and deletes from the repartition what it has read.
        for (String topic : Topics.internal(applicationId)) {
            grants.add(" --operation Create --operation Read --operation Write --operation Delete"
                    + " --operation Describe --operation DescribeConfigs --topic " + topic);
        }
        grants.add(" --operation Read --operation Describe --group " + applicationId);
        grants.add(" --operation Write --operation Describe --resource-pattern-type prefixed --transactional-id "
                + Topics.transactionalIdPrefix(applicationId));
        return grants;
    }
}
