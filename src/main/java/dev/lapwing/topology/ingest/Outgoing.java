package dev.lapwing.topology.ingest;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.normalize.MonitorRow;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.record.ByGroup;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.DeadLetter;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that a processor is to send on.
 *
 * @param to the node that it goes to
 */
record Outgoing(Record<byte[], byte[]> record, String to) {
    static Outgoing signal(KeyedSignal signal, String to, long now) {
        return new Outgoing(ByGroup.signal(signal, now), to);
    }

    static Outgoing watermark(UpstreamProgress reached, String to, long now) {
        return new Outgoing(ByGroup.watermark(reached, now), to);
    }

    static Outgoing learned(LearnedBaseline baseline, long now) {
        return new Outgoing(ByGroup.learned(baseline, now), NodeNames.TO_GROUPS);
    }

    /** What a poll saw, or a control row between polls, as it came. */
    static Outgoing poll(Source source, RawRow row, long now) {
        return new Outgoing(ByResource.record(source, row, now), NodeNames.TO_RESOURCES);
    }

    static Outgoing deadLetter(DeadLetter letter, Redactor redactor, long now) {
        byte[] place = utf8(letter.row().place());
        return new Outgoing(new Record<>(place, letter.toBytes(redactor), now), NodeNames.WRITE_DEAD_LETTERS);
    }

    static Outgoing monitor(MonitorRow row, long now) {
        return new Outgoing(
                new Record<>(utf8(SourceLayout.MONITOR.name()), row.toBytes(), now), NodeNames.TELL_MONITOR);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
