package dev.lapwing.topology.incident;

import dev.lapwing.alert.finding.IncidentMark;
import dev.lapwing.alert.incident.Incident;
import dev.lapwing.alert.incident.IncidentBound;
import dev.lapwing.alert.incident.IncidentChanges;
import dev.lapwing.alert.incident.Incidents;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.TaskCounters;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.store.ByteStore;
import dev.lapwing.topology.store.StreamsStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hosts {@link Incidents} in a task: tells each alert with the incident in which it is, and each incident that changed. */
public final class IncidentProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final byte[] FIRST = {};
    private static final byte[] LAST = {(byte) 0xFF};

    private final TopologySettings settings;
    private TaskCounters counters;
    private ByteStore store;
    private Incidents incidents;

    public IncidentProcessor(TopologySettings settings) {
        this.settings = settings;
    }

    /** Makes every field anew: a task that is revived calls it on the same object again. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        counters = new TaskCounters(settings.counters(), context);
        store = new StreamsStore(context.getStateStore(Topics.INCIDENT_ALERTS));
        incidents = new Incidents(IncidentBound.LIVE);
        incidents.restore(stored());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ByIncident told = ByIncident.read(record.value());
        IncidentChanges changes = incidents.take(told.alert());
        changes.records().forEach(this::keep);
        String id = told.alert().id();
        send(
                id,
                incidents.of(id).map(in -> IncidentMark.in(told.finding(), in)).orElse(told.finding()),
                NodeNames.WRITE_ALERTS);
        changes.told().forEach(this::tell);
    }

    private void tell(Incident incident) {
        counters.increment(JobCounter.INCIDENT_VERSIONS);
        send(incident.id(), settings.writers().incidents().apply(incident), NodeNames.WRITE_INCIDENTS);
    }

    private void keep(String alert, Optional<byte[]> value) {
        byte[] key = alert.getBytes(StandardCharsets.UTF_8);
        value.ifPresentOrElse(bytes -> store.put(key, bytes), () -> store.delete(key));
    }

    private List<byte[]> stored() {
        List<byte[]> all = new ArrayList<>();
        try (ByteStore.Range found = store.range(FIRST, LAST)) {
            found.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    private void send(String key, byte[] value, String to) {
        long now = context().currentSystemTimeMs();
        context().forward(new Record<>(key.getBytes(StandardCharsets.UTF_8), value, now), to);
    }

    @Override
    public void close() {
        counters.close();
    }
}
