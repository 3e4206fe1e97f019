package dev.lapwing.ingest;

import dev.lapwing.continuity.LogState;
import java.util.List;

/**
 * What a poll means, beside what was seen before it.
 *
 * @param repeated whether it came again, or out of order, and means nothing
 * @param state what is known now
 * @param events monitor events of the source, at the poll's time
 */
public record PollResult(boolean repeated, LogState state, List<RowResult.Event> events) {
    public PollResult {
        events = List.copyOf(events);
    }
}
