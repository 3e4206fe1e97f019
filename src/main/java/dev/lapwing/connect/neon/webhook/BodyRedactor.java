package dev.lapwing.connect.neon.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.redact.Redactor;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies the JSON of an event without its secrets: what stands under a telling name, what looks like a link or a code
 * wherever it stands, and what the {@link Redactor} knows. Addresses for e-mail stay.
 */
final class BodyRedactor {
    private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,30}:/{2}[^\\s\"'<>]+");
    private static final Pattern CODE = Pattern.compile("[0-9]{4,8}");

    private final Redactor redactor;
    private int depth;
    private int hiddenFrom;
    private String part = "";

    BodyRedactor(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Copies what the parser stands at, a beginning or an end or a value; once for each, in their order. */
    void copy(JsonParser parser, JsonGenerator out) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME) {
            part = depth == 1 ? parser.currentName() : part;
            out.writeFieldName(text("", parser.currentName()));
        } else if (token.isStructStart()) {
            depth++;
            hiddenFrom = hiddenFrom == 0
                            && named(parser.getParsingContext().getParent().getCurrentName())
                    ? depth
                    : hiddenFrom;
            out.copyCurrentEvent(parser);
        } else if (token.isStructEnd()) {
            hiddenFrom = hiddenFrom == depth ? 0 : hiddenFrom;
            depth--;
            out.copyCurrentEvent(parser);
        } else {
            value(parser, out);
        }
    }

    private void value(JsonParser parser, JsonGenerator out) throws IOException {
        JsonToken token = parser.currentToken();
        String name = parser.getParsingContext().inObject() ? parser.currentName() : "";
        if ((token == JsonToken.VALUE_STRING || token.isNumeric()) && (hiddenFrom > 0 || named(name))) {
            out.writeString(redactor.hidden(parser.getText()));
        } else if (token == JsonToken.VALUE_STRING) {
            out.writeString(text(name, parser.getText()));
        } else if (token.isNumeric()) {
            out.writeNumber(parser.getText());
        } else {
            out.copyCurrentEvent(parser);
        }
    }

    private static boolean named(@Nullable String name) {
        return name != null && SecretMembers.hold(name);
    }

    private String text(String name, String text) {
        if (CODE.matcher(text).matches() && !part.equals("user") && !part.equals("context")) {
            return redactor.hidden(text);
        }
        String safe = redactor.redact(name, text);
        return name.equals("user_agent") ? safe : LINK.matcher(safe).replaceAll(link -> redactor.hidden(link.group()));
    }
}
