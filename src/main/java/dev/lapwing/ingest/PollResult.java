package dev.lapwing.ingest;

import java.util.List;

/**
 * What a poll means, beside what was seen before it.
 *
 * @param repeated whether it came again, or out of order, and means nothing
 * @param state what is known now
 * @param events monitor events of the source, and what its settings and rules give reason to tell, at the poll's time
 */
public record PollResult(boolean repeated, SourceState state, List<RowResult.Event> events) {
    public PollResult {
        events = List.copyOf(events);
    }
}
