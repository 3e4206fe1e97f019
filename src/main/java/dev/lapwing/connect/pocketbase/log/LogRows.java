package dev.lapwing.connect.pocketbase.log;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.source.LogRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Makes rows of what either mode reads. Whatever a row looks like, it passes through unharmed. */
public final class LogRows {
    private LogRows() {}

    /**
     * A row from an item of the logs API.
     *
     * @param item the item's text, one JSON value
     */
    public static LogRow ofItem(String item) {
        try {
            LogRowScan scan = LogRowScan.of(item);
            return new LogRow(scan.id(), scan.created(), item, scan.hash(), scan.address());
        } catch (IOException e) {
            throw new IllegalArgumentException("an item of a log must be JSON, this one is not", e);
        }
    }

    /**
     * A row from the columns of the database, in the form of the API.
     *
     * @param dataJson the column {@code data}; a text that is no JSON stays as a text
     */
    public static LogRow of(String id, String created, long level, String message, String dataJson) {
        StringWriter item = new StringWriter(dataJson.length() + message.length() + 128);
        try (JsonGenerator out = JsonTokens.FACTORY.createGenerator(item)) {
            out.writeStartObject();
            out.writeStringField("id", id);
            out.writeStringField("created", created);
            out.writeFieldName("data");
            if (JsonTokens.isJson(dataJson)) {
                out.writeRawValue(dataJson);
            } else {
                out.writeString(dataJson);
            }
            out.writeStringField("message", message);
            out.writeNumberField("level", level);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return ofItem(item.toString());
    }
}
