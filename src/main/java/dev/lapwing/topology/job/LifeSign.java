package dev.lapwing.topology.job;

import dev.lapwing.text.JsonLine;
import dev.lapwing.topology.metrics.Count;
import dev.lapwing.topology.metrics.Counters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What one process of the job says of itself every half minute, so that others can tell that it lives and what it does.
 *
 * @param process names the process; a start makes a new one
 * @param since when it started
 */
record LifeSign(String process, Instant since) {

    static LifeSign ofThisProcess() {
        return new LifeSign(UUID.randomUUID().toString(), Instant.ofEpochMilli(System.currentTimeMillis()));
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
            json.writeNumberField("rows", counters.of(Count.ACCEPTED) - counters.of(Count.MONITOR));
            json.writeNumberField("dead_letters", counters.of(Count.DEAD_LETTERED));
            json.writeNumberField("too_late", counters.of(Count.TOO_LATE));
        });
    }
}
