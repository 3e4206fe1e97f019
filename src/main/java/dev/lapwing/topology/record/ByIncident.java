package dev.lapwing.topology.record;

import dev.lapwing.alert.incident.IncidentAlert;
import dev.lapwing.alert.incident.IncidentAlertCodec;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A version of an alert in the repartition by incident, whose key is the alert's id.
 *
 * @param alert what incidents need of it
 * @param finding the whole of it, as it is written
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ByIncident(IncidentAlert alert, byte[] finding) {
    /** One: any two alerts of a source may belong together, and there are few. */
    public static final int PARTITIONS = 1;

    public Record<byte[], byte[]> record(long now) {
        WireOutput out = new WireOutput();
        IncidentAlertCodec.write(alert, out);
        out.octets(finding);
        return new Record<>(alert.id().getBytes(StandardCharsets.UTF_8), out.toBytes(), now);
    }

    /** Reads it back. */
    public static ByIncident read(byte[] value) {
        WireInput in = new WireInput(value);
        return new ByIncident(IncidentAlertCodec.read(in), in.octets());
    }
}
