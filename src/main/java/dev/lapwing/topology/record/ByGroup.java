package dev.lapwing.topology.record;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.SignalCodec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The records of the repartition by group: signals and learned baselines, each to the partition of its group, and watermarks, to
 * all of them.
 *
 * <p>The first byte of a value says which it is.
 */
public final class ByGroup {
    private static final byte SIGNAL = 1;
    private static final byte WATERMARK = 2;
    private static final byte BASELINE = 3;
    /** A watermark belongs to no group; a record without a key would be dropped before the repartition. */
    private static final byte[] NO_GROUP = {};

    private ByGroup() {}

    public static Record<byte[], byte[]> signal(KeyedSignal signal, long now) {
        return new Record<>(signal.key().bytes(), marked(SIGNAL, SignalCodec.encode(signal.signal())), now);
    }

    public static Record<byte[], byte[]> watermark(UpstreamProgress told, long now) {
        return new Record<>(NO_GROUP, marked(WATERMARK, WatermarkCodec.encode(told)), now);
    }

    public static Record<byte[], byte[]> learned(LearnedBaseline baseline, long now) {
        byte[] value = ByteBuffer.allocate(1 + Long.BYTES + baseline.past().length)
                .put(BASELINE)
                .putLong(baseline.rule())
                .put(baseline.past())
                .array();
        return new Record<>(baseline.group().bytes(), value, now);
    }

    public static GroupInput read(Record<byte[], byte[]> record) {
        byte[] value = record.value();
        byte[] rest = Arrays.copyOfRange(value, 1, value.length);
        return switch (value[0]) {
            case SIGNAL ->
                new GroupInput.OfSignal(new KeyedSignal(GroupKey.parse(record.key()), SignalCodec.decode(rest)));
            case WATERMARK -> new GroupInput.OfWatermark(WatermarkCodec.decode(rest));
            case BASELINE ->
                new GroupInput.OfBaseline(
                        GroupKey.parse(record.key()),
                        ByteBuffer.wrap(rest).getLong(),
                        Arrays.copyOfRange(rest, Long.BYTES, rest.length));
            default -> throw new IllegalArgumentException("record of kind " + value[0] + " by group");
        };
    }

    /** Signals go where Kafka's own partitioner would send their key, watermarks everywhere. */
    public static StreamPartitioner<byte[], byte[]> partitioner() {
        return (topic, key, value, partitions) -> Optional.of(
                value[0] == WATERMARK
                        ? IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet())
                        : Set.of(partitionOf(key, partitions)));
    }

    /** The one partition on which a group is. */
    public static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static byte[] marked(byte kind, byte[] rest) {
        byte[] value = new byte[rest.length + 1];
        value[0] = kind;
        System.arraycopy(rest, 0, value, 1, rest.length);
        return value;
    }
}
