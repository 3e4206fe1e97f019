package dev.lapwing.topology.metrics;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.topology.source.SourceLayout;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** What Kafka Streams counts of itself. */
public record StreamsMetrics(Map<MetricName, ? extends Metric> all) {

    /** How much of each raw partition is unread; partitions that were never fetched from are not among it. */
    public Map<Upstream, Long> lags() {
        Map<Upstream, Long> lags = new HashMap<>();
        all.forEach((name, metric) -> {
            String topic = name.tags().get("topic");
            String partition = name.tags().get("partition");
            if (name.name().equals("records-lag")
                    && topic != null
                    && partition != null
                    && metric.metricValue() instanceof Double value
                    && !value.isNaN()) {
                lags.put(new Upstream(rawTopic(topic), Integer.parseInt(partition)), value.longValue());
            }
        });
        return lags;
    }

    /** How many commits wrote something since Kafka Streams started. */
    public double commits() {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("commit-total"))
                .filter(entry -> entry.getKey().group().equals("stream-thread-metrics"))
                .mapToDouble(entry -> entry.getValue().metricValue() instanceof Double total ? total : 0)
                .sum();
    }

    /** Metrics write a topic with underscores for points. */
    private static String rawTopic(String tag) {
        return SourceLayout.rawTopics().stream()
                .filter(topic -> topic.equals(tag) || topic.replace('.', '_').equals(tag))
                .findFirst()
                .orElse(tag);
    }
}
