package dev.lapwing.connect.source;

import java.time.Instant;
import java.util.Optional;

/**
 * What a look at a log tells besides its rows.
 *
 * @param status of HTTP; 200 where a database could be read
 * @param serverTime the source's own clock, to the second, where it tells
 * @param rowIds where row ids can be seen
 * @param file which database file it is: another text for another file; empty where there is none to see
 */
public record LogFacts(int status, Optional<Instant> serverTime, Optional<RowIds> rowIds, Optional<String> file) {

    /**
     * The row ids in a log.
     *
     * @param first the smallest, or 0 of an empty log
     * @param last the largest, or 0 of an empty log
     * @param count how many rows there are
     */
    public record RowIds(long first, long last, long count) {}
}
