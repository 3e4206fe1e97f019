package dev.lapwing.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.PollEnvelope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** The rows that PocketBase wrote, at simulated times and with their labels, and looks at collections and settings between them. */
final class FerryLog {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** How long PocketBase keeps rows before it writes them. */
    private static final Duration HELD = Duration.ofSeconds(4);

    private static final int LISTED = 20;

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<Look> looks = new ArrayList<>();

    private record Row(Instant created, String incident, ObjectNode item) {}

    private record Look(
            Instant at, Optional<Map<String, String>> logs, Optional<String> settings, Optional<String> collections) {}

    /** What a collector sees, now and then of the configuration too. */
    void poll(Ferry ferry, Instant at, boolean whole) throws IOException, InterruptedException {
        if (!ferry.wasConfigured() && !whole) {
            looks.add(new Look(at, Optional.empty(), Optional.empty(), Optional.empty()));
            return;
        }
        JsonNode settings = ferry.lab("GET", "/api/settings", "");
        Map<String, String> logs = new TreeMap<>();
        settings.path("logs")
                .properties()
                .forEach(each -> logs.put(each.getKey(), each.getValue().toString()));
        String collections = ferry.lab("GET", "/api/collections?perPage=500&skipTotal=1", "")
                .path("items")
                .toString();
        looks.add(new Look(at, Optional.of(logs), Optional.of(settings.toString()), Optional.of(collections)));
    }

    /** Takes up the rows of the simulation that are new, and those without a request that came with them. */
    void read(Ferry ferry) throws Exception {
        Ferry.Asked latest = null;
        for (JsonNode item : ferry.rows("read" + rows.size())) {
            if (!known.add(item.path("id").asText())) {
                continue;
            }
            JsonNode number = item.at("/data/meta/sim");
            boolean request = item.path("data").has("type");
            if (!number.isMissingNode()) {
                latest = ferry.asked().get(number.asInt());
            }
            if (latest != null && (!request || !number.isMissingNode())) {
                rows.add(row((ObjectNode) item, latest));
            }
        }
        rows.sort(Comparator.comparing(Row::created));
    }

    /** Writes {@code NAME.ndjson.gz}, {@code NAME.polls.ndjson.gz} and {@code NAME.labels.jsonl}. */
    void write(Path folder, String name, LabelBook labels) throws IOException {
        write(
                folder.resolve(name + ".ndjson.gz"),
                rows.stream().map(row -> row.item().toString()).toList());
        write(
                folder.resolve(name + ".polls.ndjson.gz"),
                looks.stream().map(this::envelope).toList());
        Map<String, List<String>> ids = new HashMap<>();
        for (Row row : rows) {
            ids.computeIfAbsent(row.incident(), incident -> new ArrayList<>())
                    .add(row.item().path("id").asText());
        }
        Files.write(folder.resolve(name + ".labels.jsonl"), labels.lines(ids));
    }

    private static Row row(ObjectNode item, Ferry.Asked asked) {
        ObjectNode data = (ObjectNode) item.path("data");
        data.remove("meta");
        Instant created = asked.at().plusNanos((long) (data.path("execTime").asDouble() * 1_000_000));
        item.put("created", CREATED.format(created));
        return new Row(created, asked.incident(), item);
    }

    private String envelope(Look look) {
        List<Row> seen = rows.stream()
                .filter(row -> row.created().isBefore(look.at().minus(HELD)))
                .toList();
        List<PollEnvelope.Row> listed = new ArrayList<>();
        for (int i = seen.size() - 1; i >= Math.max(0, seen.size() - LISTED); i--) {
            ObjectNode item = seen.get(i).item();
            boolean request = item.path("data").has("type");
            listed.add(new PollEnvelope.Row(
                    item.path("id").asText(),
                    item.path("created").asText(),
                    item.toString().hashCode(),
                    !request
                            ? ListedRow.Address.NONE
                            : item.path("data").has("userIP") ? ListedRow.Address.TOLD : ListedRow.Address.MISSING));
        }
        return new PollEnvelope(
                        new PollEnvelope.Head(
                                "pocketbase",
                                "0.1.0",
                                "api",
                                Optional.empty(),
                                Optional.of("0.40.4"),
                                Optional.empty()),
                        look.at(),
                        Optional.empty(),
                        200,
                        Optional.empty(),
                        Optional.of(new PollEnvelope.Log(
                                listed, seen.size() <= LISTED, 0, Optional.empty(), Optional.empty())),
                        Optional.empty(),
                        look.logs(),
                        List.of(),
                        OptionalInt.empty(),
                        new PollEnvelope.Config(look.settings(), look.collections(), Optional.empty(), List.of()))
                .text();
    }

    private static void write(Path file, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
