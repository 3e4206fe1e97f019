package dev.lapwing.topology.rights;

import dev.lapwing.kafka.KafkaTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;

/** What Kafka has and allows of what some work needs; asked before the work, so that none is left half done. */
public final class Access {
    private final Map<String, TopicDescription> topics = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> denied = new ArrayList<>();

    private Access() {}

    /** Asks Kafka; whether a transactional id may be used it does not tell. */
    public static Access to(Admin admin, List<Right> rights) throws ExecutionException, InterruptedException {
        Access access = new Access();
        List<Right> onTopics = on(ResourceType.TOPIC, rights);
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        onTopics.stream().map(right -> right.on().name()).toList(),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        for (Right right : onTopics) {
            access.topic(right, Objects.requireNonNull(asked.get(right.on().name())));
        }
        for (Right right : on(ResourceType.GROUP, rights)) {
            access.group(right, admin);
        }
        return access;
    }

    /** Why the work cannot be done, in a sentence; empty where it can. */
    public Optional<String> problem(String address) {
        if (!denied.isEmpty()) {
            return Optional.of("Kafka at %s cannot be used: %s."
                    .formatted(address, KafkaTrouble.denied(String.join(", ", denied))));
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Kafka at %s lacks the topics %s. Make them with: lapwing topics --create"
                        .formatted(address, String.join(", ", missing)));
    }

    /** How many partitions each topic has. */
    public Map<String, Integer> partitions() {
        return topics.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().partitions().size()));
    }

    private void topic(Right right, KafkaFuture<TopicDescription> answer)
            throws ExecutionException, InterruptedException {
        String name = right.on().name();
        try {
            TopicDescription topic = answer.get();
            topics.put(name, topic);
            Set<AclOperation> lacking = new TreeSet<>(right.operations());
            lacking.remove(AclOperation.CREATE);
            // Who was shown the topic may describe it; an answer without that is none: not every broker gives one.
            if (topic.authorizedOperations() != null
                    && topic.authorizedOperations().contains(AclOperation.DESCRIBE)) {
                lacking.removeAll(topic.authorizedOperations());
                deny(lacking, "topic " + name);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                deny(new TreeSet<>(right.operations()), "topic " + name);
            } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            } else if (!right.makes()) {
                missing.add(name);
            }
        }
    }

    private void group(Right right, Admin admin) throws ExecutionException, InterruptedException {
        String group = right.on().name();
        try {
            var unused = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupAuthorizationException)) {
                throw e;
            }
            deny(new TreeSet<>(right.operations()), "group " + group);
        }
    }

    /** Who may read or write may describe: of these, that is not worth a word. */
    private void deny(Set<AclOperation> lacking, String what) {
        if (lacking.size() > 1) {
            lacking.remove(AclOperation.DESCRIBE);
        }
        if (!lacking.isEmpty()) {
            denied.add(lacking.stream().map(KafkaTrouble::word).collect(Collectors.joining(" and ")) + " " + what);
        }
    }

    private static List<Right> on(ResourceType type, List<Right> rights) {
        return Right.merged(rights).stream()
                .filter(right -> right.on().resourceType() == type)
                .toList();
    }
}
