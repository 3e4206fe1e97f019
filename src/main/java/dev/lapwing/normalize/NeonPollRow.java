package dev.lapwing.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.event.Schema;
import dev.lapwing.event.Schemas;
import dev.lapwing.normalize.parse.JsonReader;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.RowParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What polls of Neon's API were answered, one answer a line. A poll is no event: only what changed between two of them is
 * one.
 */
final class NeonPollRow implements RowParser {
    /** How much of a line is looked at: bodies are long, and a line is known by what stands before. */
    private static final int HEAD = 4096;

    private static final String NUMBER = "poll";
    private static final Set<String> TEXTS = Set.of("polled_at", "operation");

    @Override
    public Normalized parse(byte[] row, String instance) {
        if (JsonReader.blank(row)) {
            return new Normalized.Ignored("empty line");
        }
        return isAnswer(row) ? new Normalized.Ignored(PollRow.POLL) : new Normalized.Rejected("row", "no poll answer");
    }

    /** Those of what the answers tell. */
    @Override
    public List<Schema> schemas() {
        return List.of(Schemas.NEON_CONFIG, Schemas.NEON_OPERATION, Schemas.NEON_CONSUMPTION);
    }

    private static boolean isAnswer(byte[] row) {
        Set<String> found = new HashSet<>();
        try (JsonParser parser = JsonReader.parser(row.length > HEAD ? Arrays.copyOf(row, HEAD) : row)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            while (isObject && found.size() <= TEXTS.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (isMark(name, parser.nextToken())) {
                    found.add(name);
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // The head ends within a value, or the row is broken there: what stands before it counts.
            return found.contains(NUMBER) && found.containsAll(TEXTS);
        }
        return found.contains(NUMBER) && found.containsAll(TEXTS);
    }

    private static boolean isMark(String name, @Nullable JsonToken value) {
        return name.equals(NUMBER)
                ? value == JsonToken.VALUE_NUMBER_INT
                : TEXTS.contains(name) && value == JsonToken.VALUE_STRING;
    }
}
