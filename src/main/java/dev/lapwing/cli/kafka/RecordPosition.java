package dev.lapwing.cli.kafka;

import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** Where a record stands. */
public record RecordPosition(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,249})-(\\d{1,9})@(\\d{1,18})");
    private static final String RAW = "lapwing.raw.";

    /** The place that such a text names: {@code topic-partition@offset}. */
    public static Optional<RecordPosition> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new RecordPosition(
                        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** Whether it is in a topic to which rows of sources come. */
    public boolean isRaw() {
        return topic.startsWith(RAW) && Topics.ALL.stream().map(TopicSpec::name).anyMatch(topic::equals);
    }

    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
