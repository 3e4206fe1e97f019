package dev.lapwing.topology.record;

import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import java.util.function.Function;

/** What a record of the repartition by group says. */
public sealed interface GroupInput {
    /** A signal for its group. */
    record OfSignal(KeyedSignal keyed) implements GroupInput {
        @Override
        public <T> T match(
                Function<KeyedSignal, T> signal,
                Function<UpstreamProgress, T> watermark,
                Function<OfBaseline, T> baseline) {
            return signal.apply(keyed);
        }
    }

    /** How far an upstream has come, for all groups. */
    record OfWatermark(UpstreamProgress progress) implements GroupInput {
        @Override
        public <T> T match(
                Function<KeyedSignal, T> signal,
                Function<UpstreamProgress, T> watermark,
                Function<OfBaseline, T> baseline) {
            return watermark.apply(progress);
        }
    }

    /** What history tells one rule of one group. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfBaseline(GroupKey group, long rule, byte[] past) implements GroupInput {
        @Override
        public <T> T match(
                Function<KeyedSignal, T> signal,
                Function<UpstreamProgress, T> watermark,
                Function<OfBaseline, T> baseline) {
            return baseline.apply(this);
        }
    }

    /** Gives what the function for the case at hand does. */
    <T> T match(
            Function<KeyedSignal, T> signal, Function<UpstreamProgress, T> watermark, Function<OfBaseline, T> baseline);
}
