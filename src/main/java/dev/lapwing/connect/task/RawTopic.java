package dev.lapwing.connect.task;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A topic to which a source writes.
 *
 * @param partitions how many it has where rows are spread over them; 0 where the source's name decides
 */
public record RawTopic(String name, int partitions) {
    /** A topic in which all records of a source go to one partition. */
    public static RawTopic keyed(String name) {
        return new RawTopic(name, 0);
    }

    /** Where a row goes; empty where its key decides. */
    Optional<Integer> partitionOf(String id) {
        return partitions == 0 ? Optional.empty() : Optional.of(Math.floorMod(id.hashCode(), partitions));
    }

    /** Wherever rows go. */
    Stream<Optional<Integer>> all() {
        return partitions == 0
                ? Stream.of(Optional.empty())
                : IntStream.range(0, partitions).mapToObj(Optional::of);
    }
}
