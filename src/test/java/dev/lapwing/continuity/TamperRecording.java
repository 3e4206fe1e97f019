package dev.lapwing.continuity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A recording of a real PocketBase, poll by poll, as the envelopes that a connector would have sent. */
public final class TamperRecording {
    private static final int LISTED = 200;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final List<JsonNode> polls;
    private final List<JsonNode> unseen = new ArrayList<>();
    private final Set<String> rowIds = new HashSet<>();
    private final boolean database;

    private TamperRecording(String name, boolean database) {
        this.polls = lines(name + ".polls.jsonl.gz");
        this.database = database;
        for (JsonNode sent : lines(name + ".sent.jsonl.gz")) {
            boolean answered = sent.path("status").asInt() == 200;
            if (answered && sent.path("url").asText().startsWith("/api/health?pbsec=")) {
                unseen.add(sent);
            }
        }
    }

    /**
     * The envelopes of a recording.
     *
     * @param database whether row ids can be seen, as they can be in the database
     */
    public static List<byte[]> envelopes(String name, boolean database) {
        TamperRecording recording = new TamperRecording(name, database);
        return recording.polls.stream().map(recording::envelope).toList();
    }

    private byte[] envelope(JsonNode poll) {
        boolean readable = poll.has("items");
        String time = iso(poll.get("polledAt").asText());
        ObjectNode envelope = JSON.createObjectNode().put("poll", "pocketbase").put("v", 1);
        envelope.put("time", time).put("connector", "0.1.0").put("mode", database ? "sqlite" : "api");
        envelope.put("status", readable ? 200 : 0);
        if (readable) {
            envelope.set("log", log(poll));
        } else {
            envelope.put("error", poll.get("error").asText());
        }
        if (poll.has("stats")) {
            ObjectNode hours = envelope.putObject("hours");
            poll.get("stats")
                    .forEach(hour -> hours.put(
                            hour.get("date").asText().substring(0, 13),
                            hour.get("total").asLong()));
        }
        if (poll.has("settingsLogs")) {
            envelope.set("logs", poll.get("settingsLogs"));
        }
        envelope.set("probes", probes(time));
        return bytes(envelope);
    }

    private ObjectNode log(JsonNode poll) {
        ObjectNode log = JSON.createObjectNode();
        ArrayNode rows = log.putArray("rows");
        for (JsonNode item : poll.get("items")) {
            JsonNode data = item.get("data");
            int flag = data.has("userIP") ? 1 : 0;
            rows.addArray()
                    .add(item.get("id").asText())
                    .add(item.get("created").asText())
                    .add(hash(item))
                    .add(data.path("type").asText().equals("request") ? flag : -1);
            rowIds.add(item.get("id").asText());
        }
        log.put("end", rows.size() < LISTED);
        if (database) {
            log.put("last", poll.get("db").path("maxRowid").asLong());
        }
        return log;
    }

    /** Those sent before this poll and not yet told as seen. */
    private ArrayNode probes(String time) {
        ArrayNode probes = JSON.createArrayNode();
        List<JsonNode> sent = unseen.stream()
                .filter(probe -> iso(probe.get("at").asText()).compareTo(time) < 0)
                .toList();
        for (JsonNode probe : sent) {
            boolean seen = rowIds.contains(probe.path("row").asText());
            probes.addObject().put("sent", iso(probe.get("at").asText())).put("seen", seen);
            if (seen) {
                unseen.remove(probe);
            }
        }
        return probes;
    }

    private static String iso(String text) {
        return text.replace(' ', 'T');
    }

    /** Of the content with sorted names, so that the order of members says nothing. */
    private static String hash(JsonNode item) {
        try {
            byte[] content = JSON.writeValueAsBytes(JSON.convertValue(item, Map.class));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().toHexDigits(ByteBuffer.wrap(digest).getLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(ObjectNode envelope) {
        try {
            return JSON.writeValueAsBytes(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> lines(String name) {
        try (InputStream in = TamperRecording.class.getResourceAsStream("/pocketbase-tamper/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
            List<JsonNode> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
