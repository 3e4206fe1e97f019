package dev.lapwing.connect;

import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.json.ShortRow;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.tail.SourceOffset;
import dev.lapwing.redact.Redactor;
import dev.lapwing.text.JsonLine;
import dev.lapwing.text.TimeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** The records of one batch, in their order. Keys and values are bytes. */
final class RawRecords {
    private final PocketBaseSettings settings;
    private final SafeJson safe;
    private final byte[] key;
    private final List<Draft> drafts = new ArrayList<>();

    /** What the job knows a progress row of ours by, whatever a line of a log says. */
    private static final String CONTROL = "lapwing.control";

    /** A record without its offset. */
    private record Draft(String topic, @Nullable Integer partition, String value, boolean control) {}

    RawRecords(PocketBaseSettings settings, Redactor redactor) {
        this.settings = settings;
        this.safe = new SafeJson(redactor);
        this.key = settings.source().getBytes(StandardCharsets.UTF_8);
    }

    void row(LogRow row) {
        Integer partition =
                settings.partitions() == 0 ? null : Math.floorMod(row.id().hashCode(), settings.partitions());
        drafts.add(new Draft(settings.topic(), partition, ShortRow.of(JsonLine.unbroken(safe.of(row.json()))), false));
    }

    /** Says that everything up to a time was read, wherever rows of this source go. */
    void progress(Instant upTo) {
        String value = "{\"lapwing\":\"progress\",\"upTo\":\"" + TimeText.iso(upTo) + "\"}";
        if (settings.partitions() == 0) {
            drafts.add(new Draft(settings.topic(), null, value, true));
        }
        for (int partition = 0; partition < settings.partitions(); partition++) {
            drafts.add(new Draft(settings.topic(), partition, value, true));
        }
    }

    void envelope(String envelope) {
        drafts.add(new Draft(settings.pollsTopic(), null, envelope, false));
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /**
     * Ends the batch. Without exactly-once, Connect may commit the offset of any record and go on behind it: only the last
     * record bears the offset behind the batch.
     */
    List<SourceRecord> take(Map<String, ?> before, Map<String, ?> after) {
        List<SourceRecord> records = new ArrayList<>(drafts.size());
        for (int at = 0; at < drafts.size(); at++) {
            records.add(record(drafts.get(at), at == drafts.size() - 1 ? after : before));
        }
        drafts.clear();
        return records;
    }

    private SourceRecord record(Draft draft, Map<String, ?> offset) {
        SourceRecord made = new SourceRecord(
                SourceOffset.partition(settings.source()),
                offset,
                draft.topic(),
                draft.partition(),
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
