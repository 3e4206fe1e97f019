package dev.lapwing.cli;

import dev.lapwing.topology.TopicSpec;
import dev.lapwing.topology.Topics;
import java.util.ArrayList;
import java.util.List;

/** The least rights with which the job runs. */
record AclPlan(String principal, String applicationId) {

    List<String> commands(Config.Kafka kafka) {
        String add = "kafka-acls.sh --add --bootstrap-server " + ShellWords.quoted(kafka.bootstrapServers())
                + " --allow-principal " + ShellWords.quoted(principal);
        return grants().stream().map(grant -> add + grant).toList();
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
