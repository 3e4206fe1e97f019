package dev.lapwing.topology.ingest;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.topology.metrics.TaskCounters;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.setup.TopologySettings;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Hosts {@link Ingest} in a task; keeps nothing that must not be lost. */
public final class IngestProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final TopologySettings settings;
    private TaskCounters counters;
    private Ingest ingest;

    public IngestProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Makes every field anew: a task that is revived calls it on the same object again. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        counters = new TaskCounters(settings.counters(), context);
        var watermarks = new IngestWatermarks(settings.timings().idle(), settings.lag());
        watermarks.expect(settings.layout(), context.taskId().partition(), context.currentSystemTimeMs());
        ingest = new Ingest(settings, watermarks, counters);
        context.schedule(
                settings.timings().broadcast(),
                PunctuationType.WALL_CLOCK_TIME,
                time -> send(ingest.progress(context().currentSystemTimeMs())));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at =
                context().recordMetadata().orElseThrow(() -> new IllegalStateException("a raw row without a place"));
        Upstream partition = new Upstream(at.topic(), at.partition());
        boolean control = record.headers().lastHeader(ControlRow.HEADER) != null;
        RawRow row = new RawRow(partition, at.offset(), record.timestamp(), record.key(), record.value(), control);
        send(ingest.next(row, context().currentSystemTimeMs()));
    }

    @Override
    public void close() {
        counters.close();
    }

    private void send(List<Outgoing> out) {
        out.forEach(each -> context().forward(each.record(), each.to()));
    }
}
