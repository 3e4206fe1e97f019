package dev.lapwing.cli.topics;

import dev.lapwing.cli.ShellWords;
import dev.lapwing.config.Config;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.topology.rights.JobRights;
import dev.lapwing.topology.rights.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;

/** The commands that give each role the least rights with which it does its work. */
record AclPlan(RolePrincipals principals, String applicationId, List<TopicSpec> fetched) {

    /** The commands for a role, under a line that says whose they are. */
    List<String> commands(Role role, Config.Kafka kafka) {
        List<String> commands = new ArrayList<>();
        commands.add("# %s: %s".formatted(role.name().toLowerCase(Locale.ROOT), role.work()));
        String add = "kafka-acls.sh --add --bootstrap-server " + ShellWords.quoted(kafka.bootstrapServers())
                + " --allow-principal " + ShellWords.quoted(principals.of(role));
        Right.merged(rights(role)).forEach(right -> commands.add(add + grant(right)));
        return commands;
    }

    private List<Right> rights(Role role) {
        return switch (role) {
            case JOB -> JobRights.of(applicationId);
            case SOURCES -> CommandRights.sources(fetched);
            case NOTIFIER -> CommandRights.NOTIFY;
            case OPERATOR -> CommandRights.operator(applicationId);
        };
    }

    private static String grant(Right right) {
        String operations = right.operations().stream()
                .sorted()
                .map(AclPlan::word)
                .map(word -> " --operation " + word)
                .collect(Collectors.joining());
        String pattern = right.on().patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        String resource =
                right.on().resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return operations + pattern + " --" + resource + " "
                + ShellWords.quoted(right.on().name());
    }

    /** As Kafka's command wants it: {@code DescribeConfigs}. */
    private static String word(AclOperation operation) {
        StringBuilder word = new StringBuilder();
        for (String part : operation.name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
