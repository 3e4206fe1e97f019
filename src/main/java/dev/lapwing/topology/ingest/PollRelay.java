package dev.lapwing.topology.ingest;

import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.RawRow;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends what polls saw, and the control rows between polls, to the resources as it came. */
final class PollRelay {
    private final JobCounts counters;
    /** The sources of which the groups were told that they have polls on their way. */
    private final Set<String> announced = new HashSet<>();

    PollRelay(JobCounts counters) {
        this.counters = counters;
    }

    /** The row itself; before the first one of a source, that the groups are to wait for its polls. */
    List<Outgoing> sendOn(Source source, RawRow row, JobCounter kind, long now) {
        counters.increment(kind);
        Outgoing poll = Outgoing.poll(source, row, now);
        return announced.add(source.name())
                ? List.of(Outgoing.watermark(ByResource.announcement(source), NodeNames.TO_GROUPS, now), poll)
                : List.of(poll);
    }
}
