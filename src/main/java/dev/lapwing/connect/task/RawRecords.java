package dev.lapwing.connect.task;

import dev.lapwing.text.TimeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/** The records of one batch, in their order. Keys and values are bytes; each value is one line that holds no secret. */
public final class RawRecords {
    private final String source;
    private final byte[] key;
    private final List<Draft> drafts = new ArrayList<>();

    /** What the job knows a progress row of ours by, whatever a line of a log says. */
    private static final String CONTROL = "lapwing.control";

    /** A record without its offset. */
    private record Draft(String topic, Optional<Integer> partition, String value, boolean control) {}

    /** Records of a source, which is also their key. */
    public RawRecords(String source) {
        this.source = source;
        this.key = source.getBytes(StandardCharsets.UTF_8);
    }

    /** What Connect keeps the offset of a source by. */
    public static Map<String, ?> partition(String source) {
        return Map.of("source", source);
    }

    /**
     * Adds a row.
     *
     * @param id by which rows are spread, where they are
     */
    public void row(RawTopic topic, String id, String line) {
        drafts.add(new Draft(topic.name(), topic.partitionOf(id), line, false));
    }

    /** Adds a record whose key decides where it goes. */
    public void row(String topic, String line) {
        drafts.add(new Draft(topic, Optional.empty(), line, false));
    }

    /** Says that everything up to a time was read, wherever rows of this source go. */
    public void progress(RawTopic topic, Instant upTo) {
        String value = "{\"lapwing\":\"progress\",\"upTo\":\"" + TimeText.iso(upTo) + "\"}";
        topic.all().forEach(partition -> drafts.add(new Draft(topic.name(), partition, value, true)));
    }

    public boolean isEmpty() {
        return drafts.isEmpty();
    }

    public int size() {
        return drafts.size();
    }

    /**
     * Ends the batch. Without exactly-once, Connect may commit the offset of any record and go on behind it: only the last
     * record bears the offset behind the batch.
     */
    public List<SourceRecord> take(Map<String, ?> before, Map<String, ?> after) {
        return take(partition(source), before, after);
    }

    /** Ends a batch of which Connect keeps the offset by another partition than that of the whole source. */
    public List<SourceRecord> take(Map<String, ?> partition, Map<String, ?> before, Map<String, ?> after) {
        List<SourceRecord> records = new ArrayList<>(drafts.size());
        for (int at = 0; at < drafts.size(); at++) {
            records.add(record(partition, drafts.get(at), at == drafts.size() - 1 ? after : before));
        }
        drafts.clear();
        return records;
    }

    private SourceRecord record(Map<String, ?> partition, Draft draft, Map<String, ?> offset) {
        SourceRecord made = new SourceRecord(
                partition,
                offset,
                draft.topic(),
                draft.partition().orElse(null),
                Schema.BYTES_SCHEMA,
                key,
                Schema.BYTES_SCHEMA,
                draft.value().getBytes(StandardCharsets.UTF_8));
        if (draft.control()) {
            made.headers().addString(CONTROL, "progress");
        }
        return made;
    }
}
