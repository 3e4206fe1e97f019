package dev.lapwing.topology.ingest;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.metrics.TaskCounters;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.store.StreamsStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hosts {@link LogWatch} in a task. */
public final class ContinuityProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final TopologySettings settings;
    private TaskCounters counters;
    private LogWatch watch;

    public ContinuityProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /**
     * Makes every field anew: a task that is revived calls it on the same object again.
     *
     * <p>Polls that do not come, while none lies unread, must not hold up a source that somebody else ships now.
     * Where the connector is only down, its rows stand still too, and so does the watermark.
     */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        counters = new TaskCounters(settings.counters(), context);
        List<Upstream> way = ByResource.way(settings.layout());
        IngestWatermarks watermarks = new IngestWatermarks(
                settings.timings().idle(), (source, upstream) -> settings.lag().allReadLately(way));
        ResourceStore resources = new ResourceStore(new StreamsStore(context.getStateStore(Topics.RESOURCES)));
        watch = new LogWatch(settings, resources, watermarks, counters);
        watch.restore(now());
        context.schedule(
                settings.timings().broadcast(), PunctuationType.WALL_CLOCK_TIME, time -> send(watch.progress(now())));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String resource = new String(record.key(), StandardCharsets.UTF_8);
        send(watch.next(resource, record.value(), ByResource.place(record), now()));
    }

    @Override
    public void close() {
        watch.close();
        counters.close();
    }

    private void send(List<Outgoing> out) {
        out.forEach(each -> context().forward(each.record(), each.to()));
    }

    private long now() {
        return context().currentSystemTimeMs();
    }
}
