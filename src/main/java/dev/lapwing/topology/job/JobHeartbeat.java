package dev.lapwing.topology.job;

import dev.lapwing.text.JsonLine;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.metrics.JobCounter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What one process of the job says of itself every half minute, so that others can tell that it lives and what it does.
 *
 * @param process names the process; a start makes a new one
 * @param since when it started
 */
record JobHeartbeat(String process, Instant since) {

    static JobHeartbeat ofThisProcess() {
        return new JobHeartbeat(UUID.randomUUID().toString(), Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** The key of its records. */
    byte[] key() {
        return process.getBytes(StandardCharsets.UTF_8);
    }

    /** A record: counts are those since the process started. */
    byte[] toBytes(Instant now, boolean working, Counters counters) {
        return JsonLine.of(json -> {
            json.writeStringField("process", process);
            json.writeStringField("since", since.toString());
            json.writeStringField("at", now.toString());
            json.writeBooleanField("working", working);
            json.writeNumberField("rows", counters.of(JobCounter.ACCEPTED) - counters.of(JobCounter.MONITOR));
            json.writeNumberField("dead_letters", counters.of(JobCounter.DEAD_LETTERED));
            json.writeNumberField("too_late", counters.of(JobCounter.TOO_LATE));
        });
    }
}
