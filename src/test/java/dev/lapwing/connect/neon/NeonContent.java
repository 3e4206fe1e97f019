package dev.lapwing.connect.neon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.connect.neon.NeonStandIn.Manner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small organisation, as Neon's API shows it page by page to whoever may see it. */
public final class NeonContent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OF_BRANCH = Pattern.compile("/projects/[^/]+/branches/[^/]+/(\\w+)");
    private static final Map<String, Integer> MOST =
            Map.of("projects", 400, "operations", 1000, "branches", 10_000, "members", 500, "consumption", 100);
    private static final int USUAL = 100;

    /** Bodies by path, to be changed by tests. */
    public final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();

    /** The items of storage logs by branch, oldest first. */
    public final Map<String, List<JsonNode>> logs = new ConcurrentHashMap<>();

    /** No page holds more than so many items. */
    public volatile int mostPerPage = Integer.MAX_VALUE;

    /** Lists whose pages give the same cursors again and again. */
    public final List<String> circles = new CopyOnWriteArrayList<>();

    private final Clock clock;

    NeonContent(Clock clock) {
        this.clock = clock;
        try (InputStream file = NeonContent.class.getResourceAsStream("/neon-api/organisation.ndjson")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(String line) {
        JsonNode answer = NeonStandIn.json(line);
        bodies.put(answer.get("path").asText(), answer.get("body"));
    }

    /** The items of a list, to be changed. */
    public ArrayNode items(String path, String member) {
        return (ArrayNode) bodies.get(path).get(member);
    }

    /** How Neon answers a request with a good key. */
    Manner answer(String method, String path, Map<String, String> query, String posted) {
        if (path.endsWith("/logs/query") && method.equals("POST")) {
            return storage(path.split("/", -1)[4], NeonStandIn.json(posted));
        }
        if (!method.equals("GET")) {
            return Manner.status(405);
        }
        String last = path.startsWith("/consumption") ? "consumption" : path.substring(path.lastIndexOf('/') + 1);
        int limit = Integer.parseInt(query.getOrDefault("limit", String.valueOf(USUAL)));
        if (limit < 1 || limit > MOST.getOrDefault(last, Integer.MAX_VALUE)) {
            return Manner.answer(400, NeonStandIn.error(400, "limit"));
        }
        JsonNode body = body(path, query);
        if (body == null) {
            return Manner.answer(404, NeonStandIn.error(404, "not found"));
        }
        String items = last.equals("consumption") ? "projects" : last;
        return Manner.answer(200, (MOST.containsKey(last) ? page(path, body, items, query, limit) : body).toString());
    }

    private JsonNode body(String path, Map<String, String> query) {
        if (path.equals("/projects") && query.containsKey("recoverable")) {
            return NeonStandIn.json("{\"projects\":[],\"applications\":{},\"integrations\":{}}");
        }
        if (path.endsWith("/api_keys")) {
            use();
        }
        JsonNode body = bodies.get(path);
        if (body != null) {
            return body;
        }
        Matcher branch = OF_BRANCH.matcher(path);
        if (branch.matches()) {
            return switch (branch.group(1)) {
                case "roles", "databases", "buckets", "credentials" ->
                    NeonStandIn.json("{\"" + branch.group(1) + "\":[]}");
                default -> null;
            };
        }
        return path.endsWith("/advisors")
                ? NeonStandIn.json("{\"issues\":[]}")
                : path.endsWith("/vpc_endpoints") ? NeonStandIn.json("{\"endpoints\":[]}") : null;
    }

    /** Whoever lists the keys uses one. */
    private void use() {
        bodies.get("/organizations/" + NeonStandIn.ORG + "/api_keys").forEach(each -> {
            if (each.get("id").asLong() == NeonStandIn.OWN_KEY) {
                ((ObjectNode) each)
                        .put(
                                "last_used_at",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            }
        });
    }

    private JsonNode page(String path, JsonNode body, String items, Map<String, String> query, int limit) {
        JsonNode all = body.get(items);
        int from = Integer.parseInt(query.getOrDefault("cursor", "0").replaceAll("\\D", "0"));
        int to = Math.min(all.size(), from + Math.min(limit, mostPerPage));
        ObjectNode page = body.deepCopy();
        ArrayNode some = page.putArray(items);
        for (int at = from; at < to; at++) {
            some.add(all.get(at));
        }
        boolean circle = circles.contains(path);
        // Of projects the last page bears a cursor, too; it leads to an empty one.
        if (to < all.size() || circle || (items.equals("projects") && to > from)) {
            String cursor = String.valueOf(circle && to == all.size() ? 1 : to);
            ObjectNode pagination = page.putObject("pagination");
            if (items.equals("branches") || items.equals("members")) {
                pagination.put("next", cursor).put("sort_by", "created_at").put("sort_order", "desc");
            } else {
                pagination.put("cursor", cursor);
            }
        }
        return page;
    }

    private Manner storage(String branch, JsonNode asked) {
        List<JsonNode> all = logs.get(branch);
        if (all == null) {
            return Manner.answer(
                    404, "{\"request_id\":\"r\",\"code\":\"\",\"message\":\"\",\"reason\":\"telemetry_not_enabled\"}");
        }
        Instant start = Instant.parse(asked.get("start_time").asText());
        Instant end = Instant.parse(asked.get("end_time").asText());
        List<JsonNode> found = all.stream()
                .filter(item -> {
                    Instant time = Instant.parse(item.get("timestamp").asText());
                    return !time.isBefore(start) && time.isBefore(end);
                })
                .toList();
        int from = asked.has("cursor") ? Integer.parseInt(asked.get("cursor").asText()) : 0;
        int to = Math.min(found.size(), from + Math.min(asked.get("limit").asInt(), mostPerPage));
        ObjectNode page = JSON.createObjectNode();
        page.putArray("logs").addAll(found.subList(Math.min(from, to), to));
        if (to < found.size()) {
            page.put("next_cursor", String.valueOf(to));
        }
        page.put("is_truncated", to < found.size());
        return Manner.answer(200, page.toString());
    }
}
