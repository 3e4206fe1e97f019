package dev.lapwing.topology.ingest;

import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.Story;
import dev.lapwing.topology.Tasks;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The ingesting processor of one partition; another one goes on from nothing. */
public final class Ingesting {
    private final MockProcessorContext<byte[], byte[]> context;
    private final IngestProcessor processor;
    private final int partition;
    private long offset;

    public Ingesting(TopologySettings settings, int partition) {
        this.partition = partition;
        context = Tasks.context(new TaskId(0, partition));
        processor = new IngestProcessor(settings);
        processor.init(context);
    }

    public void take(Story.Row row) {
        context.setRecordMetadata(Topics.RAW_POCKETBASE.name(), partition, offset++);
        Record<byte[], byte[]> made =
                new Record<>(Rows.bytes(row.instance()), Rows.bytes(row.text()), Driven.ARRIVAL.toEpochMilli());
        if (row.id().equals(Story.END)) {
            made.headers().add(ControlRow.HEADER, new byte[0]);
        }
        processor.process(made);
    }

    void poll(String envelope) {
        context.setRecordMetadata(Topics.RAW_POCKETBASE_POLLS.name(), partition, offset++);
        processor.process(new Record<>(Rows.bytes(Rows.INSTANCE), Rows.bytes(envelope), Driven.ARRIVAL.toEpochMilli()));
    }

    /** How far the groups were told that sources have come, since the last call. */
    List<UpstreamProgress> progress() {
        List<UpstreamProgress> progress = new ArrayList<>();
        told().forEach(record ->
                progress.addAll(ByGroup.read(record).match(signal -> List.of(), List::of, learned -> List.of())));
        return progress;
    }

    public void punctuate() {
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(0));
    }

    /** What was told to the groups since the last call. */
    public List<Record<byte[], byte[]>> told() {
        List<Record<byte[], byte[]>> told = new ArrayList<>();
        for (var forward : context.forwarded(NodeNames.TO_GROUPS)) {
            told.add(new Record<>(
                    forward.record().key(),
                    forward.record().value(),
                    forward.record().timestamp()));
        }
        context.resetForwards();
        return told;
    }
}
