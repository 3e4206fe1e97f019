package dev.lapwing.topology.metrics;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** The counters of one task: as metrics of Kafka Streams, and added to those of the process. */
public final class TaskCounters implements JobCounts {
    private final Counters all;
    private final StreamsMetrics metrics;
    private final Map<JobCounter, Sensor> sensors = new EnumMap<>(JobCounter.class);

    public TaskCounters(Counters all, ProcessingContext context) {
        this.all = all;
        this.metrics = context.metrics();
        for (JobCounter count : JobCounter.values()) {
            sensors.put(
                    count,
                    metrics.addRateTotalSensor(
                            "lapwing", context.taskId().toString(), count.word(), Sensor.RecordingLevel.INFO));
        }
    }

    @Override
    public void add(JobCounter count, long more) {
        if (more == 0) {
            return;
        }
        all.add(count, more);
        Sensor sensor = sensors.get(count);
        for (long i = 0; sensor != null && i < more; i++) {
            sensor.record();
        }
    }

    public void close() {
        sensors.values().forEach(metrics::removeSensor);
    }
}
