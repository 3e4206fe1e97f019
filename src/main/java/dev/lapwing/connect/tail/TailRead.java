package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogRow;
import java.util.List;

/**
 * What one look at a log brought.
 *
 * @param listing the newest rows
 * @param fresh rows to send, oldest first
 * @param complete whether all that is there has been sent once they are
 */
public record TailRead(TailListing listing, List<LogRow> fresh, boolean complete) {
    public TailRead {
        fresh = List.copyOf(fresh);
    }
}
