package dev.lapwing.replay.sort;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A signal as bytes on its way to its group: ordered by group, then by time, id and content. */
public final class SortedSignal implements Comparable<SortedSignal> {
    /** What an object of this kind costs beside its bytes. */
    private static final int OVERHEAD = 80;

    private final byte[] key;
    private final long time;
    private final byte[] signal;

    private SortedSignal(byte[] key, long time, byte[] signal) {
        this.key = key;
        this.time = time;
        this.signal = signal;
    }

    static SortedSignal of(KeyedSignal keyed) {
        return new SortedSignal(keyed.key().bytes(), keyed.signal().timeMillis(), SignalCodec.encode(keyed.signal()));
    }

    static SortedSignal read(DataInputStream in) throws IOException {
        byte[] key = in.readNBytes(in.readInt());
        long time = in.readLong();
        return new SortedSignal(key, time, in.readNBytes(in.readInt()));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(key.length);
        out.write(key);
        out.writeLong(time);
        out.writeInt(signal.length);
        out.write(signal);
    }

    public byte[] key() {
        return key;
    }

    public Signal signal() {
        return SignalCodec.decode(signal);
    }

    /** About how many bytes of memory it takes. */
    int size() {
        return key.length + signal.length + OVERHEAD;
    }

    /** Which of several parts its group belongs to. */
    int part(int parts) {
        int hash = Arrays.hashCode(key);
        return Math.floorMod(hash ^ (hash >>> 16), parts);
    }

    public boolean isOfGroup(byte[] other) {
        return Arrays.equals(key, other);
    }

    @Override
    public int compareTo(SortedSignal other) {
        int order = Arrays.compareUnsigned(key, other.key);
        if (order == 0) {
            order = Long.compare(time, other.time);
        }
        return order == 0 ? signal().compareTo(other.signal()) : order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedSignal sorted
                && Arrays.equals(key, sorted.key)
                && Arrays.equals(signal, sorted.signal);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(key), Arrays.hashCode(signal));
    }
}
