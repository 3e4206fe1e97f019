package dev.lapwing.connect.tail;

import dev.lapwing.connect.source.LogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that stand next to each other in a log, put together from pages. Where rows came in front meanwhile, a later page shows
 * some of those before what is here: each row gets its own place, for the order decides what is sent first.
 */
final class Stretch {
    private static final String FRONT = "";

    private final Set<String> ids = new HashSet<>();
    private List<LogRow> rows = new ArrayList<>();

    /** In the order of the pages. */
    List<LogRow> rows() {
        return rows;
    }

    /** The id of the last row. */
    String last() {
        return rows.get(rows.size() - 1).id();
    }

    boolean touches(List<LogRow> page) {
        return page.stream().anyMatch(row -> ids.contains(row.id()));
    }

    /** Adds a page that touches this, or follows it. */
    void join(List<LogRow> page) {
        String before = rows.isEmpty() || touches(page) ? FRONT : last();
        Map<String, List<LogRow>> behind = new HashMap<>();
        for (LogRow row : page) {
            if (ids.contains(row.id())) {
                before = row.id();
            } else {
                behind.computeIfAbsent(before, id -> new ArrayList<>()).add(row);
            }
        }
        List<LogRow> joined = new ArrayList<>(behind.getOrDefault(FRONT, List.of()));
        for (LogRow row : rows) {
            joined.add(row);
            joined.addAll(behind.getOrDefault(row.id(), List.of()));
        }
        page.forEach(row -> ids.add(row.id()));
        rows = joined;
    }
}
