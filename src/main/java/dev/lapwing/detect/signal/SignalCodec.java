package dev.lapwing.detect.signal;

import dev.lapwing.event.NewerFormat;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of a signal, in topics and in stored groups. The first byte is the version of the format. */
public final class SignalCodec {
    private static final int VERSION = 1;

    private SignalCodec() {}

    /** A signal as bytes. */
    public static byte[] encode(Signal signal) {
        WireOutput out = new WireOutput();
        write(out, signal);
        return out.toBytes();
    }

    /**
     * A signal from its bytes.
     *
     * @throws NewerFormat when the bytes are of another version
     */
    public static Signal decode(byte[] bytes) {
        return read(new WireInput(bytes));
    }

    /** Writes a signal. */
    public static void write(WireOutput out, Signal signal) {
        out.number(VERSION).number(signal.level()).flag(signal.op() == Signal.Op.MINUS);
        out.number(signal.timeMillis()).text(signal.uid()).fixed(signal.contentHash());
        out.number(signal.detectionCount());
        for (int i = 0; i < signal.detectionCount(); i++) {
            out.fixed(signal.detection(i));
        }
        out.number(signal.values().size());
        signal.values().forEach((field, value) -> out.text(field).text(value));
        out.text(signal.evidence().place());
        write(out, signal.evidence());
    }

    private static void write(WireOutput out, Evidence evidence) {
        out.number(evidence.count());
        for (int field = 0; field < Evidence.FIELDS.size(); field++) {
            String value = evidence.value(field);
            if (value != null) {
                out.number(field).text(value);
            }
        }
    }

    /** Reads a signal; refuses a format that is newer than this engine. */
    public static Signal read(WireInput in) {
        int version = in.count();
        if (version != VERSION) {
            throw new NewerFormat("a signal", version, VERSION);
        }
        int level = in.count();
        Signal.Op op = in.flag() ? Signal.Op.MINUS : Signal.Op.PLUS;
        long time = in.number();
        String uid = in.text();
        long hash = in.fixed();
        List<Long> detections = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            detections.add(in.fixed());
        }
        Map<String, String> values = new HashMap<>();
        for (int left = in.count(); left > 0; left--) {
            values.put(in.text(), in.text());
        }
        return new Signal(level, op, time, uid, hash, detections, values, readEvidence(in));
    }

    private static Evidence readEvidence(WireInput in) {
        String place = in.text();
        @Nullable String[] values = new @Nullable String[Evidence.FIELDS.size()];
        for (int left = in.count(); left > 0; left--) {
            values[in.count()] = in.text();
        }
        return new Evidence(place, values);
    }
}
