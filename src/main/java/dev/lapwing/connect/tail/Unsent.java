package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a stretch of a log are to be sent: all unknown ones beyond the oldest known one. What stands before that
 * went long ago and was forgotten; what stands beyond it among known ones came late or was forged. Where none is
 * known, as after a wipe, all are sent: what went twice is told by its id.
 */
final class Unsent {
    private Unsent() {}

    /** From rows in the order of their row ids. */
    static List<LogRow> oldestFirst(List<LogRow> rows, SentRows sent) {
        int known = 0;
        while (known < rows.size() && !sent.knows(rows.get(known))) {
            known++;
        }
        Map<String, LogRow> unsent = new LinkedHashMap<>();
        for (LogRow row : rows.subList(known == rows.size() ? 0 : known, rows.size())) {
            if (!sent.knows(row)) {
                unsent.putIfAbsent(row.id(), row);
            }
        }
        return List.copyOf(unsent.values());
    }

    /** From rows in the opposite order. */
    static List<LogRow> newestFirst(List<LogRow> rows, SentRows sent) {
        List<LogRow> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        return oldestFirst(turned, sent);
    }
}
