package dev.lapwing.connect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;

/**
 * A row that fits into a record of Kafka with its default limits. From one that does not, long values are cut or left
 * out, which its data then tell as PocketBase 0.40 does: by {@code "__pb_truncated__":true}.
 */
public final class ShortRow {
    static final int MOST = 200_000;
    /** Longer than a url as PocketBase writes it. */
    private static final int MOST_OF_TEXT = 4_000;

    private static final int MOST_OF_NAME = 200;
    private static final int MOST_MEMBERS = 10;

    private ShortRow() {}

    /**
     * The row itself, or a cut one.
     *
     * @param row a JSON value
     */
    public static String of(String row) {
        if (row.length() <= MOST) {
            return row;
        }
        StringWriter cut = new StringWriter();
        try (JsonParser parser = JsonTokens.of(row);
                JsonGenerator out = JsonTokens.FACTORY.createGenerator(cut)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                object(parser, out, true);
            } else {
                out.writeNull();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("only JSON is cut here", e);
        }
        return cut.toString();
    }

    private static void object(JsonParser parser, JsonGenerator out, boolean outer) throws IOException {
        out.writeStartObject();
        Set<String> names = new HashSet<>();
        int members = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean data = outer && name.equals("data");
            JsonToken value = parser.nextToken();
            boolean kept = names.add(name)
                    && (data || known(name) || (name.length() <= MOST_OF_NAME && members++ < MOST_MEMBERS));
            if (kept && data && value == JsonToken.START_OBJECT) {
                out.writeFieldName(name);
                object(parser, out, false);
            } else if (kept && value.isScalarValue()) {
                out.writeFieldName(name);
                scalar(parser, out);
            } else {
                parser.skipChildren();
            }
        }
        if (!outer) {
            out.writeBooleanField("__pb_truncated__", true);
        }
        out.writeEndObject();
    }

    /** What the logger of requests writes, however much else there is. */
    private static boolean known(String name) {
        return switch (name) {
            case "id", "created", "message", "level", "type", "url", "method", "status", "auth", "authId" -> true;
            case "userIP", "remoteIP", "userAgent", "referer", "error", "details", "execTime" -> true;
            default -> false;
        };
    }

    private static void scalar(JsonParser parser, JsonGenerator out) throws IOException {
        String text = parser.getText();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            out.writeString(text.length() > MOST_OF_TEXT ? text.substring(0, MOST_OF_TEXT) + "..." : text);
        } else if (text.length() <= MOST_OF_NAME) {
            out.copyCurrentEvent(parser);
        } else {
            out.writeNull();
        }
    }
}
