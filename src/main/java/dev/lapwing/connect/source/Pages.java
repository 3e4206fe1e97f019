package dev.lapwing.connect.source;

import java.util.List;
import java.util.Optional;

/** One order of a log's rows, cut into pages: {@link LogPages#newest} or {@link LogPages#since}. */
@FunctionalInterface
public interface Pages {
    List<LogRow> page(int page, int perPage) throws LogUnreadable;

    /** Whether the last row of the page before still stands where it stood, so that nothing moved in front of it. */
    default boolean unmoved(String last, int page, int perPage) throws LogUnreadable {
        Optional<LogRow> there = page((page - 1) * perPage, 1).stream().findFirst();
        return there.filter(row -> row.id().equals(last)).isPresent();
    }
}
