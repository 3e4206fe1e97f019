package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.KeyedSignal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one step did to a group.
 *
 * @param toStore whether there is anything new to store
 * @param alerts versions of its alerts, in order
 * @param higher events for correlations of a higher level, in order
 */
public record GroupChange(boolean toStore, List<AlertVersion> alerts, List<KeyedSignal> higher) {
    /** Nothing happened. */
    public static final GroupChange NONE = new GroupChange(false, List.of(), List.of());

    /** Something is to be stored, and nothing to be told. */
    static final GroupChange SILENT = new GroupChange(true, List.of(), List.of());

    public GroupChange {
        if (!toStore && !(alerts.isEmpty() && higher.isEmpty())) {
            throw new IllegalArgumentException("what is told of a group changes it: " + alerts + higher);
        }
        alerts = List.copyOf(alerts);
        higher = List.copyOf(higher);
    }

    static GroupChange of(List<AlertVersion> alerts, List<KeyedSignal> higher) {
        return alerts.isEmpty() && higher.isEmpty() ? SILENT : new GroupChange(true, alerts, higher);
    }

    /** This, and then something else. */
    public GroupChange and(GroupChange later) {
        if (!later.toStore || !toStore) {
            return toStore ? this : later;
        }
        return of(joined(alerts, later.alerts), joined(higher, later.higher));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
