package dev.lapwing.detect.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The small part of a matched event that correlation needs, sent to one group. */
public final class Signal implements Comparable<Signal> {
    /** Whether a signal adds an event or takes one back (a corrected event of a chained correlation). */
    public enum Op {
        /** The event counts. */
        PLUS,
        /** The event, sent before, no longer counts. */
        MINUS
    }

    /** What the objects of a signal cost beside their texts. */
    private static final int OVERHEAD = 250;

    private static final int TEXT_OVERHEAD = 48;

    private final int level;
    private final Op op;
    private final long timeMillis;
    private final String uid;
    private final long contentHash;
    private final long[] detections;
    private final Map<String, String> values;
    private final Evidence evidence;
    private final int weight;

    /**
     * A signal; whatever it is made of, it is small ({@link BoundedText}).
     *
     * @param level 0 for an event of a source, higher for one made by a correlation
     * @param op whether the event is added or taken back
     * @param timeMillis event time, milliseconds since the epoch
     * @param uid event id with its instance before it
     * @param contentHash fingerprint of the event's normal form, compared unsigned
     * @param detections fingerprints of the detection rules that matched and that this group has a use for
     * @param values values of the fields that rules of this group count
     * @param evidence what an alert shows of the event
     */
    public Signal(
            int level,
            Op op,
            long timeMillis,
            String uid,
            long contentHash,
            List<Long> detections,
            Map<String, String> values,
            Evidence evidence) {
        this.level = level;
        this.op = op;
        this.timeMillis = timeMillis;
        this.uid = BoundedText.of(uid, BoundedText.COUNTED);
        this.contentHash = contentHash;
        this.detections = new long[detections.size()];
        for (int i = 0; i < this.detections.length; i++) {
            this.detections[i] = detections.get(i);
        }
        Arrays.sort(this.detections);
        this.values = bounded(values);
        this.evidence = evidence;
        this.weight = weigh();
    }

    /** 0 for an event of a source, higher for one made by a correlation. */
    public int level() {
        return level;
    }

    /** Whether the event is added or taken back. */
    public Op op() {
        return op;
    }

    /** Event time, milliseconds since the epoch. */
    public long timeMillis() {
        return timeMillis;
    }

    /** Event id with its instance before it. */
    public String uid() {
        return uid;
    }

    /** The id of the source's event behind it: its own, or that of the event at which a lower correlation's condition first held. */
    public String eventUid() {
        String behind = evidence.value(Evidence.FIELDS.indexOf(Evidence.EVENT));
        return behind == null ? uid : behind;
    }

    /** Fingerprint of the event's normal form. */
    public long contentHash() {
        return contentHash;
    }

    /** The value of a counted field, or null where the event has none. */
    public @Nullable String value(String field) {
        return values.get(field);
    }

    /** All values of counted fields. */
    public Map<String, String> values() {
        return values;
    }

    /** What an alert shows of the event. */
    public Evidence evidence() {
        return evidence;
    }

    /** About how many bytes of memory it takes; in UTF-8 it is at most half as many again. */
    public int weight() {
        return weight;
    }

    private int weigh() {
        int sum = OVERHEAD + textWeight(uid) + Long.BYTES * detections.length + evidence.weight();
        for (Map.Entry<String, String> value : values.entrySet()) {
            sum += textWeight(value.getKey()) + textWeight(value.getValue());
        }
        return sum;
    }

    /** The memory that a text takes, about, in bytes. */
    public static int textWeight(String text) {
        return TEXT_OVERHEAD + 2 * text.length();
    }

    private static Map<String, String> bounded(Map<String, String> values) {
        if (values.values().stream().allMatch(value -> value.length() <= BoundedText.COUNTED)) {
            return Map.copyOf(values);
        }
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, value -> BoundedText.of(value.getValue(), BoundedText.COUNTED)));
    }

    /** The same signal, at this time where it is of an earlier one. */
    public Signal notBefore(long earliest) {
        return timeMillis >= earliest
                ? this
                : new Signal(
                        level,
                        op,
                        earliest,
                        uid,
                        contentHash,
                        Arrays.stream(detections).boxed().toList(),
                        values,
                        evidence);
    }

    /** How many detections its event matches. */
    public int detectionCount() {
        return detections.length;
    }

    /** The fingerprint of a detection that its event matches, by index. */
    public long detection(int index) {
        return detections[index];
    }

    /** Order of events in a group: time, then id. */
    public int compareEvent(long otherTime, String otherUid) {
        return timeMillis != otherTime ? Long.compare(timeMillis, otherTime) : uid.compareTo(otherUid);
    }

    /** Time, then id, then content, smallest fingerprint first. */
    @Override
    public int compareTo(Signal other) {
        int order = compareEvent(other.timeMillis, other.uid);
        return order != 0 ? order : Long.compareUnsigned(contentHash, other.contentHash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signal signal
                && compareTo(signal) == 0
                && level == signal.level
                && op == signal.op
                && Arrays.equals(detections, signal.detections)
                && values.equals(signal.values)
                && evidence.equals(signal.evidence);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(timeMillis) + uid.hashCode();
    }

    /** Names the event and hides what it holds. */
    @Override
    public String toString() {
        return "signal of " + uid;
    }
}
