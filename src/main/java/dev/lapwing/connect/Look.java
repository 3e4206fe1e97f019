package dev.lapwing.connect;

import java.util.List;

/**
 * What one look at a log brought.
 *
 * @param listing the newest rows
 * @param fresh rows to send, oldest first
 * @param complete whether all that is there has been sent once they are
 */
record Look(Listing listing, List<LogRow> fresh, boolean complete) {
    Look {
        fresh = List.copyOf(fresh);
    }
}
