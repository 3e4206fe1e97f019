package dev.lapwing.normalize;

import dev.lapwing.event.Schema;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.pocketbase.PocketBaseRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What polls of a PocketBase's log saw, one a line; those of Neon begin with a number. A poll is no event: only what changed between two of them is one. */
final class PollRow implements RowParser {
    /** Why one is passed over by whoever looks at rows one by one. */
    static final String POLL = "poll";

    private static final byte[] START = "{\"poll\":\"".getBytes(StandardCharsets.UTF_8);

    @Override
    public Normalized parse(byte[] row, String instance) {
        if (JsonReader.blank(row)) {
            return new Normalized.Ignored("empty line");
        }
        return row.length > START.length && Arrays.equals(row, 0, START.length, START, 0, START.length)
                ? new Normalized.Ignored(POLL)
                : new Normalized.Rejected("row", "no poll envelope");
    }

    /** Those of the source that was polled. */
    @Override
    public List<Schema> schemas() {
        return new PocketBaseRow().schemas();
    }
}
