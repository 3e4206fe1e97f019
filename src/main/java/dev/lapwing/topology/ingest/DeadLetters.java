package dev.lapwing.topology.ingest;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.DeadLetter;
import java.util.List;
import java.util.stream.Stream;

/** Puts rows aside, and lets a monitor event tell of it. */
record DeadLetters(Redactor redactor, JobCounts counters) {
    List<Outgoing> putAside(DeadLetter letter, MonitorKind kind, long now) {
        counters.increment(JobCounter.DEAD_LETTERED);
        return Stream.concat(
                        Stream.of(Outgoing.deadLetter(letter, redactor, now)),
                        letter.told(kind, now).stream().map(row -> Outgoing.monitor(row, now)))
                .toList();
    }
}
