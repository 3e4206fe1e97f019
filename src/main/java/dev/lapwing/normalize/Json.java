package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one JSON reader of this package: streaming, with trees only for open fields. */
final class Json {
    private static final int MAX_DEPTH = 200;
    private static final int SAFE_DIGITS = 18;

    /** Names are not interned: attackers choose some of them, and the intern table never shrinks. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    /** What a writer does with a generator. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    static JsonParser parser(byte[] row) throws IOException {
        return FACTORY.createParser(row);
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** The JSON in a text as an open value; a text that is not JSON stands for itself. */
    static @Nullable Object open(String text) {
        try (JsonParser parser = parser(text)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Object value = value(parser);
            return parser.nextToken() == null ? value : clean(text);
        } catch (IOException e) {
            return clean(text);
        }
    }

    /**
     * The value at the parser's current token, for an open field. An empty list reads as the text {@code []} and an
     * empty object as {@code {}}, so that a rule can name them; null members are left out.
     */
    static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> clean(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> list(parser);
            case START_OBJECT -> map(parser);
            default -> null;
        };
    }

    /** The text at the current token; null, with the parser moved past it, for anything that is not a text. */
    static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return clean(parser.getText());
        }
        parser.skipChildren();
        return null;
    }

    /** A whole number where it fits, else a fraction, else (beyond the range of both) its text. */
    static Object number(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= SAFE_DIGITS) {
            return parser.getLongValue();
        }
        String text = parser.getText();
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                // Nineteen digits or more: as near as a fraction comes.
            }
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? (Object) value : text;
    }

    /** Replaces halves of surrogate pairs, which no UTF-8 writer can write. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutHalves(text, i);
            }
        }
        return text;
    }

    /** One JSON object as UTF-8. */
    static byte[] object(Fields fields) {
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
    static boolean blank(byte[] row) {
        for (byte b : row) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
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
            String name = clean(parser.currentName());
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
