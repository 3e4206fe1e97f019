package dev.lapwing.connect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.redact.Redactor;
import java.io.IOException;
import java.io.StringWriter;

/**
 * JSON without its secrets, which is still the same JSON. Marks go into the text as it is written; where a hostile value,
 * such as one with an open quote, would make a mark swallow its neighbours, each value is looked at by itself.
 */
public final class SafeJson {
    private final Redactor redactor;

    public SafeJson(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * The text without its secrets.
     *
     * @param json one JSON value
     */
    public String of(String json) {
        String redacted = redactor.redact(json);
        return redacted.equals(json) || sameTokens(json, redacted) ? redacted : valueByValue(json);
    }

    private static boolean sameTokens(String before, String after) {
        try (JsonParser old = JsonTokens.of(before);
                JsonParser now = JsonTokens.of(after)) {
            JsonToken token;
            do {
                token = old.nextToken();
                if (now.nextToken() != token) {
                    return false;
                }
            } while (token != null);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String valueByValue(String json) {
        StringWriter safe = new StringWriter(json.length());
        try (JsonParser parser = JsonTokens.of(json);
                JsonGenerator out = JsonTokens.FACTORY.createGenerator(safe)) {
            while (parser.nextToken() != null) {
                copy(parser, out);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("only JSON is redacted here", e);
        }
        return safe.toString();
    }

    private void copy(JsonParser parser, JsonGenerator out) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME) {
            out.writeFieldName(redactor.redact(parser.currentName()));
        } else if (token == JsonToken.VALUE_STRING) {
            String name = parser.currentName();
            String text = parser.getText();
            out.writeString(name == null ? redactor.redact(text) : redactor.redact(name, text));
        } else if (token.isNumeric()) {
            out.writeNumber(parser.getText());
        } else {
            out.copyCurrentEvent(parser);
        }
    }
}
