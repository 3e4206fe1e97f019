package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import dev.lapwing.normalize.pocketbase.PocketBaseRow;
import java.io.IOException;
import java.util.List;

/**
 * A row of a drill: one of PocketBase's log with a mark of ours beside its own keys, where nobody whose requests are
 * logged can write. Its event is of a log source of its own, so that no rule but that of drills sees it.
 */
final class DrillRow implements RowParser {
    private static final String MARK = "drill";

    private final PocketBaseRow rows = new PocketBaseRow();

    @Override
    public Normalized parse(byte[] row, String instance) {
        return isMarked(row)
                ? rows.parse(row, instance)
                        .match(
                                accepted -> new Normalized.Accepted(
                                        new AuditEvent(
                                                Schemas.DRILL, accepted.event().values()),
                                        accepted.isMended()),
                                ignored -> ignored,
                                rejected -> rejected)
                : new Normalized.Rejected(MARK, "not there: no row of a drill");
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.DRILL);
    }

    private static boolean isMarked(byte[] row) {
        try {
            return JsonReader.read(row, DrillRow::hasMark).value();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasMark(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean mark = parser.currentName().equals(MARK);
            if (parser.nextToken() == JsonToken.VALUE_TRUE && mark) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
