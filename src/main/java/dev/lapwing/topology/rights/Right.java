package dev.lapwing.topology.rights;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.lapwing.kafka.TopicSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody must be allowed to do in Kafka in order to do their work.
 *
 * @param on a topic, a consumer group, a transactional id, or all that begin with a name
 * @param operations what is done with it
 */
public record Right(ResourcePattern on, Set<AclOperation> operations) {
    public Right {
        operations = Set.copyOf(operations);
    }

    public static Right read(TopicSpec topic) {
        return topic(topic.name(), READ, DESCRIBE);
    }

    public static Right write(TopicSpec topic) {
        return topic(topic.name(), WRITE, DESCRIBE);
    }

    /** To see how a topic is set. */
    static Right settings(TopicSpec topic) {
        return topic(topic.name(), DESCRIBE_CONFIGS);
    }

    /** A topic that whoever works with it makes itself where it is missing. */
    public static Right own(String topic) {
        return topic(topic, CREATE, READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS);
    }

    /** A topic of Kafka Streams: it makes it, and deletes from a repartition what it has read. */
    static Right internal(String topic) {
        return topic(topic, CREATE, READ, WRITE, DELETE, DESCRIBE, DESCRIBE_CONFIGS);
    }

    public static Right group(String group) {
        return of(ResourceType.GROUP, group, PatternType.LITERAL, READ, DESCRIBE);
    }

    /** To see how far a group has read. */
    public static Right lookAtGroup(String group) {
        return of(ResourceType.GROUP, group, PatternType.LITERAL, DESCRIBE);
    }

    public static Right transaction(String id) {
        return of(ResourceType.TRANSACTIONAL_ID, id, PatternType.LITERAL, WRITE, DESCRIBE);
    }

    public static Right transactions(String prefix) {
        return of(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED, WRITE, DESCRIBE);
    }

    /** One right for each thing, with everything that the given ones allow to do with it. */
    public static List<Right> merged(Collection<Right> rights) {
        Map<ResourcePattern, Set<AclOperation>> merged = new LinkedHashMap<>();
        rights.forEach(
                right -> merged.computeIfAbsent(right.on, on -> new TreeSet<>()).addAll(right.operations));
        return merged.entrySet().stream()
                .map(entry -> new Right(entry.getKey(), entry.getValue()))
                .toList();
    }

    boolean makes() {
        return operations.contains(CREATE);
    }

    private static Right topic(String name, AclOperation... operations) {
        return of(ResourceType.TOPIC, name, PatternType.LITERAL, operations);
    }

    private static Right of(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        return new Right(new ResourcePattern(type, name, pattern), Set.of(operations));
    }
}
