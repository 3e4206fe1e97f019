package dev.lapwing.topology.record;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.kafka.Topics;
import java.util.function.Function;

/** What a record of {@link Topics#LEARNED} says. Its key is the group, so that what is told of one group stays in order. */
public sealed interface LearnedRow {
    /** The version of the format. */
    int VERSION = 1;

    /** How long a past may be, in bytes: a record of Kafka holds a megabyte unless told otherwise. */
    int LONGEST_PAST = 700 * 1024;

    /** What history tells one rule of one group; the past is not looked into. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Told(String instance, GroupKey group, long rule, byte[] past) implements LearnedRow {
        @Override
        public <T> T match(Function<Told, T> told, Function<Rejected, T> rejected) {
            return told.apply(this);
        }
    }

    /** It cannot be read. */
    record Rejected(String field, String problem) implements LearnedRow {
        @Override
        public <T> T match(Function<Told, T> told, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }

    /** Calls the function for what it is. */
    <T> T match(Function<Told, T> told, Function<Rejected, T> rejected);

    /**
     * The value of a record.
     *
     * @param instance the source whose history it is
     * @param rule what people call the rule
     */
    static byte[] write(LearnedBaseline baseline, String instance, String rule) {
        return LearnedFormat.write(baseline, instance, rule);
    }

    /** Reads the value of a record. */
    static LearnedRow read(byte[] value) {
        return LearnedFormat.read(value);
    }
}
