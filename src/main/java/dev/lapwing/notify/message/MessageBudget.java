package dev.lapwing.notify.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much a message has room for.
 *
 * @param lines how many lines of evidence, or how many alerts of a batch
 * @param text how many characters of each text
 */
public record MessageBudget(int lines, int text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVIDENCE = 20;
    public static final int ENTRIES = 50;
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final int LEAST = 300;
    private static final List<Integer> TEXTS = List.of(10_000, 1000, LEAST);

    /** The room of an alert: lines of evidence go first, then the ends of long texts. */
    public static String alert(int most, int evidence, Function<MessageBudget, ObjectNode> message) {
        Stream<MessageBudget> fewerLines = IntStream.iterate(
                        Math.min(evidence, EVIDENCE), lines -> lines >= 0, lines -> lines - 1)
                .mapToObj(lines -> new MessageBudget(lines, WHOLE));
        return first(most, message, Stream.concat(fewerLines, TEXTS.stream().map(text -> new MessageBudget(0, text))));
    }

    /** The room of a batch: the ends of long texts go first, then alerts. */
    public static String batch(int most, int alerts, Function<MessageBudget, ObjectNode> message) {
        Stream<MessageBudget> shorterTexts =
                Stream.concat(Stream.of(WHOLE), TEXTS.stream()).map(text -> new MessageBudget(alerts, text));
        Stream<MessageBudget> fewerAlerts = IntStream.iterate(alerts / 2, count -> count > 0, count -> count / 2)
                .mapToObj(count -> new MessageBudget(count, LEAST));
        return first(
                most,
                message,
                Stream.of(shorterTexts, fewerAlerts, Stream.of(new MessageBudget(0, LEAST)))
                        .flatMap(rooms -> rooms));
    }

    public String line(String value) {
        return SafeText.oneLine(SafeText.within(value, text));
    }

    public String lines(String value) {
        return SafeText.lines(SafeText.within(value, text));
    }

    /** Of the lines of evidence the first and the last, for the last may be what makes it an alert. */
    public List<EvidenceLine> some(List<EvidenceLine> all) {
        if (all.size() <= lines) {
            return all;
        }
        int first = lines / 2;
        return Stream.concat(all.stream().limit(first), all.stream().skip(all.size() - (lines - first)))
                .toList();
    }

    /** One-line texts, of very many the first. */
    public ArrayNode list(Stream<String> values) {
        ArrayNode list = JSON.createArrayNode();
        values.limit(ENTRIES).map(this::line).forEach(list::add);
        return list;
    }

    private static String first(int most, Function<MessageBudget, ObjectNode> message, Stream<MessageBudget> rooms) {
        return rooms.map(room -> json(message.apply(room)))
                .filter(json -> json.getBytes(StandardCharsets.UTF_8).length <= most)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no message fits into " + most + " bytes"));
    }

    private static String json(ObjectNode message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write to memory", e);
        }
    }
}
