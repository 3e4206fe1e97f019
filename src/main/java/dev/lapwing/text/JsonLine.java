package dev.lapwing.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** One JSON object on one line. */
public final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    /** What is written into the object. */
    @FunctionalInterface
    public interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonLine() {}

    /** The object as UTF-8. */
    public static byte[] of(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            object(json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** The object as it may be shown on a terminal; halves of surrogate pairs are escaped, too. */
    public static String shown(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            object(json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return SafeText.escaped(text.toString());
    }

    /**
     * A JSON value as it is written, on one line: a line break of JSON can only stand between its parts.
     *
     * @param json one JSON value and nothing else
     */
    public static String unbroken(String json) {
        return json.replace('\n', ' ').replace('\r', ' ').strip();
    }

    public static void texts(JsonGenerator json, String key, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void object(JsonGenerator json, Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(json);
        json.writeEndObject();
    }
}
