package dev.lapwing.continuity.poll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.lapwing.text.MendedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON of a poll envelope. Of a member that is there twice the later one counts; unknown members are passed over. */
final class Envelope {
    private static final int MAX_DEPTH = 100;

    private static final Set<String> MEMBERS = Set.of(
            "v",
            "time",
            "connector",
            "serverTime",
            "status",
            "error",
            "advisories",
            "log",
            "hours",
            "ahead",
            "logs",
            "probes",
            "settings",
            "collections",
            "leftOut",
            "look",
            "part",
            "parts");

    /** Names are not interned: others choose some of them, and the intern table never shrinks. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private static final byte[] START = "{\"poll\":".getBytes(StandardCharsets.UTF_8);

    private Envelope() {}

    static PollReading read(byte[] row) {
        if (!starts(row)) {
            return new PollReading.Unreadable("row", "no poll envelope");
        }
        try {
            return mendedIfNeeded(row);
        } catch (StreamConstraintsException e) {
            return new PollReading.Unreadable("row", "JSON nested too deeply, or a number, name or text too long");
        } catch (IOException e) {
            return new PollReading.Unreadable("row", "no JSON object");
        }
    }

    private static PollReading mendedIfNeeded(byte[] row) throws IOException {
        try {
            return whole(row);
        } catch (JsonParseException e) {
            return whole(MendedJson.of(row).orElseThrow(() -> e));
        }
    }

    private static PollReading whole(byte[] row) throws IOException {
        try (JsonParser parser = FACTORY.createParser(row)) {
            parser.nextToken();
            Map<String, Object> values = members(parser);
            return parser.nextToken() == null
                    ? EnvelopeReader.read(values)
                    : new PollReading.Unreadable("row", "more than one JSON value on the line");
        }
    }

    /** An envelope is known by its first member. */
    private static boolean starts(byte[] row) {
        return row.length >= START.length && Arrays.equals(row, 0, START.length, START, 0, START.length);
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (MEMBERS.contains(name)) {
                put(values, name, value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list(parser);
            case START_OBJECT -> map(parser);
            default -> null;
        };
    }

    private static Object number(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? (Object) parser.getDoubleValue()
                : (Object) parser.getLongValue();
    }

    /** A null keeps its place as a text, which no list of an envelope takes for a value. */
    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = value(parser);
            list.add(element == null ? "" : element);
        }
        return list;
    }

    private static Map<String, Object> map(JsonParser parser) throws IOException {
        Map<String, Object> map = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            put(map, name, value(parser));
        }
        return map;
    }

    static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
    }
}
