package dev.lapwing.topology.ingest;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.topology.metrics.TaskCounters;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Hosts {@link Ingest} in a task; keeps nothing that must not be lost. */
public final class IngestProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]>
        implements Ingest.Outlet {
    private final TopologySettings settings;
    private TaskCounters counters;
    private IngestWatermarks watermarks;
    private Set<String> announced;
    private Ingest ingest;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
    public IngestProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Makes every field anew: a task that is revived calls it on the same object again. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        counters = new TaskCounters(settings.counters(), context);
        watermarks = new IngestWatermarks(settings.timings().idle(), settings.lag());
        watermarks.expect(settings.layout(), context.taskId().partition(), context.currentSystemTimeMs());
        announced = new HashSet<>();
        ingest = new Ingest(
                settings.layout(),
                settings.rules(),
                settings.redactor(),
                settings.places(),
                watermarks,
                counters,
                this);
        context.schedule(settings.timings().broadcast(), PunctuationType.WALL_CLOCK_TIME, now -> progress());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at =
                context().recordMetadata().orElseThrow(() -> new IllegalStateException("a raw row without a place"));
        Upstream partition = new Upstream(at.topic(), at.partition());
        boolean control = record.headers().lastHeader(ControlRow.HEADER) != null;
        ingest.take(
                new RawRow(partition, at.offset(), record.timestamp(), record.key(), record.value(), control), now());
    }

    @Override
    public void signal(KeyedSignal signal) {
        context().forward(ByGroup.signal(signal, now()), NodeNames.TO_GROUPS);
    }

    @Override
    public void lesson(LearnedBaseline lesson) {
        context().forward(ByGroup.lesson(lesson, now()), NodeNames.TO_GROUPS);
    }

    @Override
    public void progress() {
        watermarks.news(now()).forEach(told -> context().forward(ByGroup.watermark(told, now()), NodeNames.TO_GROUPS));
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        byte[] value = letter.toBytes(settings.redactor());
        context().forward(new Record<>(utf8(letter.row().place()), value, now()), NodeNames.WRITE_DEAD_LETTERS);
    }

    @Override
    public void monitor(MonitorRow row) {
        context()
                .forward(new Record<>(utf8(SourceLayout.MONITOR.name()), row.toBytes(), now()), NodeNames.TELL_MONITOR);
    }

    @Override
    public void poll(Source source, RawRow row) {
        if (announced.add(source.name())) {
            context().forward(ByGroup.watermark(ByResource.announcement(source), now()), NodeNames.TO_GROUPS);
        }
        context().forward(ByResource.record(source, row, now()), NodeNames.TO_RESOURCES);
    }

    @Override
    public void close() {
        counters.close();
    }

    private long now() {
        return context().currentSystemTimeMs();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
