package dev.lapwing.normalize.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lapwing.text.MendedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one JSON reader of this package: streaming, with trees only for open fields. */
public final class JsonReader {
    private static final int SAFE_DIGITS = 18;

    /** A number of more digits is a text: a fraction has no room for it, and arithmetic with it costs too much. */
    private static final int MOST_DIGITS = 300;

    /**
     * Names are not interned: attackers choose some of them, and the intern table never shrinks. Nor do they choose by a
     * long name or number whether a row is read: only the length of a row is bounded, elsewhere.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MendedJson.MAX_DEPTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What a writer does with a generator. */
    @FunctionalInterface
    public interface Fields {
        /** Writes the document. */
        void write(JsonGenerator out) throws IOException;
    }

    /** What is made of one JSON text. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads what the parser stands at. */
        T of(JsonParser parser) throws IOException;
    }

    /**
     * What was made of one.
     *
     * @param mended whether it had to be mended first
     */
    public record Read<T>(T value, boolean mended) {}

    private JsonReader() {}

    /** A parser that stands before a document. */
    public static JsonParser parser(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** Reads a text as it is, and where that fails, a copy of it whose broken places are mended. */
    public static <T> Read<T> read(byte[] json, Reading<T> reading) throws IOException {
        try (JsonParser parser = parser(json)) {
            return new Read<>(reading.of(parser), false);
        } catch (IOException e) {
            try (JsonParser parser = parser(MendedJson.of(json).orElseThrow(() -> e))) {
                return new Read<>(reading.of(parser), true);
            }
        }
    }

    /** Reads a text that stood in another one, in the same way. */
    public static <T> Read<T> read(String json, Reading<T> reading) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8), reading);
    }

    /** The JSON in a text as an open value; a text that is not JSON stands for itself, an empty one for nothing. */
    public static Read<Optional<Object>> open(String text) {
        try {
            return read(text, parser -> {
                Object value = parser.nextToken() == null ? null : value(parser);
                return Optional.ofNullable(parser.nextToken() == null ? value : text);
            });
        } catch (IOException e) {
            return new Read<>(Optional.of(text), false);
        }
    }

    /**
     * The value at the parser's current token, for an open field. An empty list reads as the text {@code []} and an
     * empty object as {@code {}}, so that a rule can name them; null members are left out.
     */
    static @Nullable public Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> whole(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list(parser);
            case START_OBJECT -> map(parser);
            default -> null;
        };
    }

    /** The text at the current token; null, with the parser moved past it, for anything that is not a text. */
    static @Nullable public String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return whole(parser);
        }
        parser.skipChildren();
        return null;
    }

    /** A whole number as exact as it is written, else a fraction; beyond the range of fractions its text. */
    public static Object number(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= SAFE_DIGITS) {
            return parser.getLongValue();
        }
        String text = parser.getText();
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return text.length() > MOST_DIGITS ? text : narrow(new BigInteger(text));
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? (Object) value : text;
    }

    /** Replaces halves of surrogate pairs, which no UTF-8 writer can write. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutHalves(text, i);
            }
        }
        return text;
    }

    /** The text or name here. Half of a surrogate pair is a broken place of which the parser itself does not speak. */
    public static String whole(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (!text.equals(clean(text))) {
            throw new JsonParseException(parser, "half of a surrogate pair");
        }
        return text;
    }

    /** One JSON object as UTF-8. */
    public static byte[] object(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Whether a row holds nothing but white space. */
    public static boolean blank(byte[] row) {
        for (byte b : row) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private static Object narrow(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static Object list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = value(parser);
            if (element != null) {
                list.add(element);
            }
        }
        return list.isEmpty() ? "[]" : Collections.unmodifiableList(list);
    }

    private static Object map(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            empty = false;
            String name = whole(parser);
            parser.nextToken();
            Object value = value(parser);
            if (value == null) {
                map.remove(name);
            } else {
                map.put(name, value);
            }
        }
        return empty ? "{}" : Collections.unmodifiableMap(map);
    }

    private static String withoutHalves(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            clean.appendCodePoint(half ? '\uFFFD' : point);
            i += Character.charCount(point);
        }
        return clean.toString();
    }
}
