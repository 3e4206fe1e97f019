package dev.lapwing.continuity.poll;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.lapwing.text.MendedJson;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an answer of Neon's API. Members that are not known are passed over; of one that is there twice the later counts. */
final class NeonAnswerReader {
    /** What stands around the body. */
    private static final int MAX_HEAD = 1 << 16;

    private static final int MAX_PATH = 2000;
    private static final int MAX_LIST = 100;
    private static final long MAX_STATUS = 999;
    private static final long OK = 200;
    private static final long REDIRECTED = 300;

    private static final Set<String> MEMBERS = Set.of(
            "poll",
            "polled_at",
            "method",
            "operation",
            "path",
            "query",
            "status",
            "body",
            "page",
            "pages",
            "incomplete",
            "left_out",
            "own_key",
            "connector",
            "error");

    private final Map<String, Object> values;
    private final Members members;

    private NeonAnswerReader(Map<String, Object> values) {
        this.values = values;
        this.members = Members.of(values);
    }

    static NeonReading read(byte[] row) {
        if (row.length > NeonAnswer.MAX_BODY + MAX_HEAD) {
            return new NeonReading.Unreadable("row", "longer than " + (NeonAnswer.MAX_BODY + MAX_HEAD) + " bytes");
        }
        try {
            return mendedIfNeeded(row);
        } catch (StreamConstraintsException e) {
            return new NeonReading.Unreadable("row", "JSON nested too deeply, or a number, name or text too long");
        } catch (IOException e) {
            return new NeonReading.Unreadable("row", "no JSON object");
        }
    }

    private static NeonReading mendedIfNeeded(byte[] row) throws IOException {
        try {
            return whole(row);
        } catch (JsonParseException e) {
            return whole(MendedJson.of(row).orElseThrow(() -> e));
        }
    }

    private static NeonReading whole(byte[] row) throws IOException {
        try (JsonParser parser = Envelope.FACTORY.createParser(row)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new NeonReading.Unreadable("row", "no JSON object");
            }
            Map<String, Object> values = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                long start = parser.currentTokenLocation().getByteOffset();
                if (MEMBERS.contains(name)) {
                    Envelope.put(values, name, Envelope.value(parser));
                } else {
                    parser.skipChildren();
                }
                long length = parser.currentLocation().getByteOffset() - start;
                if (name.equals("body") && length > NeonAnswer.MAX_BODY) {
                    return new NeonReading.Unreadable("body", "longer than " + NeonAnswer.MAX_BODY + " bytes");
                }
            }
            return parser.nextToken() == null
                    ? new NeonAnswerReader(values).answer()
                    : new NeonReading.Unreadable("row", "more than one JSON value on the line");
        }
    }

    private NeonReading answer() {
        for (String needed : List.of("poll", "polled_at", "operation", "status")) {
            members.wrong(needed, !members.has(needed), "missing");
        }
        long status = members.number("status").orElse(0);
        members.wrong("status", status < 0 || status > MAX_STATUS, "no HTTP status and not 0");
        String path = values.get("path") instanceof String text ? SafeText.wellFormed(text) : "";
        members.wrong("path", path.length() > MAX_PATH, "longer than " + MAX_PATH + " characters");
        NeonAnswer answer = new NeonAnswer(
                members.number("poll").orElse(0),
                members.time("polled_at").orElse(0),
                members.text("method").orElse(""),
                members.text("operation").orElse(""),
                path,
                query(),
                (int) status,
                Optional.ofNullable(values.get("body")),
                count("page"),
                count("pages"),
                !Boolean.FALSE.equals(values.getOrDefault("incomplete", false)),
                leftOut(),
                scalar(values.getOrDefault("own_key", ofRound().get("own_key"))),
                members.text("connector")
                        .or(() -> text(ofRound().get("connector")))
                        .orElse(""),
                error(status));
        return members.problem()
                .<NeonReading>map(wrong -> new NeonReading.Unreadable(wrong.field(), wrong.problem()))
                .orElseGet(() -> new NeonReading.Read(answer));
    }

    private Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        members.map("query").orElse(Map.of()).forEach((name, value) -> {
            if (query.size() < MAX_LIST) {
                scalar(value).ifPresent(text -> query.put(Members.bounded(String.valueOf(name)), text));
            }
        });
        return query;
    }

    /** A list, or one by itself. */
    private List<String> leftOut() {
        Object value = values.get("left_out");
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        List<String> texts = new ArrayList<>();
        all.stream().limit(MAX_LIST).forEach(one -> scalar(one).ifPresent(texts::add));
        return texts;
    }

    private OptionalInt count(String name) {
        OptionalLong number = members.number(name);
        boolean fits = number.orElse(0) >= 0 && number.orElse(0) <= Integer.MAX_VALUE;
        members.wrong(name, !fits, "no count");
        return number.isPresent() && fits ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** What the line says, else what its body says where it is a refusal. */
    private Optional<String> error(long status) {
        boolean refused = status < OK || status >= REDIRECTED;
        Map<?, ?> told = refused && values.get("body") instanceof Map<?, ?> map ? map : ofRound();
        return members.text("error").or(() -> text(told.get("error"))).or(() -> text(told.get("message")));
    }

    /** The end of a round says what it says of itself in its body. */
    private Map<?, ?> ofRound() {
        boolean end = NeonAnswer.END_OF_ROUND.equals(values.get("operation"));
        return end && values.get("body") instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? Optional.of(Members.bounded(text)) : Optional.empty();
    }

    private static Optional<String> scalar(@Nullable Object value) {
        boolean isScalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        return isScalar ? Optional.of(Members.bounded(String.valueOf(value))) : Optional.empty();
    }
}
