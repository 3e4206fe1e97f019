package dev.lapwing.topology.record;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.text.JsonLine;
import java.util.Map;

/** A signal that came behind the watermark of its instance, and so counts nowhere. */
public record LateSignal(Signal signal, long watermark) {
    public byte[] toBytes() {
        return JsonLine.of(json -> {
            json.writeStringField("reason", "too late");
            json.writeStringField("place", place());
            json.writeStringField("event", signal.uid());
            json.writeNumberField("time", signal.timeMillis());
            json.writeNumberField("watermark", watermark);
            json.writeNumberField("lateness", lateness());
            json.writeObjectFieldStart("fields");
            for (Map.Entry<String, String> field : signal.evidence().fields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        });
    }

    /** Where the row stands. */
    public String place() {
        return signal.evidence().place();
    }

    /** The source's name, which every event id begins with. */
    public String source() {
        return sourceOf(signal);
    }

    /** The name of the source that a signal is of. */
    public static String sourceOf(Signal signal) {
        return signal.uid().substring(0, Math.max(0, signal.uid().indexOf(':')));
    }

    /** How far behind, in milliseconds. */
    long lateness() {
        return watermark - signal.timeMillis();
    }
}
