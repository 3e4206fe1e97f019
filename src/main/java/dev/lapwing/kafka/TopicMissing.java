package dev.lapwing.kafka;

import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic that is to be read does not exist. */
public final class TopicMissing extends UnknownTopicOrPartitionException {
    private static final long serialVersionUID = 1L;

    private final String topic;

    TopicMissing(String topic) {
        super("there is no topic " + topic);
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }
}
