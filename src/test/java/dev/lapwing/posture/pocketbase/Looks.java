package dev.lapwing.posture.pocketbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schemas;
import dev.lapwing.posture.PostureState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the settings and collections of a PocketBase as envelopes tell them, and what comes of them.
 *
 * <p>The folder {@code posture} holds both as a PocketBase 0.39.11 and one of 0.40.4 answered, templates of mails left
 * out.
 */
public final class Looks {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String INSTANCE = "shop";
    private static final Instant START = Instant.parse("2026-11-09T12:00:00Z");

    /** Other ones are the words of whoever compares filters. */
    private static final Set<String> AUDIENCES = Set.of("guests", "everyone with an account");

    private PostureState state = PostureState.NONE;
    private int minute;

    public static ObjectNode settings(String version) {
        return (ObjectNode) resource("settings-" + version + ".json");
    }

    public static ArrayNode collections(String version) {
        return (ArrayNode) resource("collections-" + version + ".json");
    }

    private static JsonNode resource(String name) {
        try (InputStream in = Looks.class.getResourceAsStream("/posture/" + name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The collection of this name. */
    public static ObjectNode named(ArrayNode collections, String name) {
        for (JsonNode collection : collections) {
            if (collection.path("name").asText().equals(name)) {
                return (ObjectNode) collection;
            }
        }
        throw new IllegalArgumentException("no collection " + name);
    }

    /** Sets what stands at a path of names; an element of a list is told by its name. */
    static void set(ObjectNode root, String path, String json) {
        JsonNode at = root;
        String[] names = path.split("\\.", -1);
        for (int step = 0; step < names.length - 1; step++) {
            at = at.isArray() ? named((ArrayNode) at, names[step]) : at.path(names[step]);
        }
        ((ObjectNode) at).set(names[names.length - 1], read(json));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An envelope of a look so many minutes after the start. */
    public static byte[] envelope(int minutes, @Nullable JsonNode settings, @Nullable JsonNode collections) {
        return envelope(START.plusSeconds(60L * minutes), settings, collections, "");
    }

    static byte[] envelope(
            Instant time, @Nullable JsonNode settings, @Nullable JsonNode collections, String moreMembers) {
        return ("{\"poll\":\"pocketbase\",\"v\":1,\"time\":\"" + time.toString().replace("Z", ".000Z")
                        + "\",\"connector\":\"0.1.0\",\"mode\":\"api\",\"status\":0,\"error\":\"not asked\""
                        + (settings == null ? "" : ",\"settings\":" + settings)
                        + (collections == null ? "" : ",\"collections\":" + collections)
                        + moreMembers + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the next look tells, a minute after the one before. The state is stored and read back in between. */
    List<String> tells(@Nullable JsonNode settings, @Nullable JsonNode collections) {
        return tells(envelope(minute++, settings, collections));
    }

    /** What a part of the look that began at a minute tells. */
    List<String> tellsOfPart(int look, int part, int parts, JsonNode collections) {
        String members = ",\"look\":\"%s\",\"part\":%d,\"parts\":%d"
                .formatted(START.plusSeconds(60L * look).toString().replace("Z", ".000Z"), part, parts);
        return tells(envelope(START.plusSeconds(60L * look + part), null, collections, members));
    }

    List<String> tells(byte[] envelope) {
        return events(envelope).stream().map(Looks::told).toList();
    }

    List<AuditEvent> events(byte[] envelope) {
        LogPoll poll = LogPoll.parse(envelope).match(read -> read, (field, problem) -> {
            throw new AssertionError(field + ": " + problem);
        });
        Posture.Step step = Posture.next(state, poll, INSTANCE);
        state = PostureState.of(step.state().toBytes());
        if (!state.equals(step.state())) {
            throw new AssertionError("another state is read than was written");
        }
        return step.events();
    }

    PostureState state() {
        return state;
    }

    /** Only what has changed. */
    static List<String> changes(List<String> told) {
        return told.stream().filter(line -> !line.contains(" stands ")).toList();
    }

    /** Only what stands. */
    static List<String> standing(List<String> told) {
        return told.stream().filter(line -> line.contains(" stands ")).toList();
    }

    private static String told(AuditEvent event) {
        String what = value(event, "resources.name") + " " + value(event, "config.path");
        List<String> words = new ArrayList<>();
        if (value(event, "config.standing").equals("true")) {
            words.add(what + " stands at '" + value(event, "config.after") + "'");
        } else {
            words.add(what + " from '" + value(event, "config.before") + "' to '" + value(event, "config.after") + "'");
            words.add(value(event, "config.effect"));
        }
        if (AUDIENCES.contains(value(event, "config.audience"))) {
            words.add(value(event, "config.audience"));
        }
        return String.join(", ", words);
    }

    static String value(AuditEvent event, String field) {
        Object value = event.value(Schemas.POCKETBASE_CONFIG.slot(field));
        return value == null ? "-" : value.toString();
    }

    /** Settings and collections of a PocketBase whose rules are opened and closed again. */
    public static List<byte[]> openedAndClosed() {
        List<byte[]> looks = new ArrayList<>();
        for (int minute = 0; minute < 20; minute++) {
            ArrayNode collections = collections(minute < 5 ? "0.39" : "0.40");
            named(collections, "notes").put("viewRule", minute % 3 == 0 ? "" : "id != ''");
            looks.add(envelope(minute, settings(minute < 5 ? "0.39" : "0.40"), collections));
        }
        return looks;
    }
}
