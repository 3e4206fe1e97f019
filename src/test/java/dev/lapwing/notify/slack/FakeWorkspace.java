package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels of a stand-in for Slack and what was written there. */
public final class FakeWorkspace {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Post> posts = new ArrayList<>();
    private final List<JsonNode> updates = new ArrayList<>();
    private String channelError = "";
    private String historyError = "";
    private int clock = 1000;
    private Map<String, String> lastAsked = Map.of();
    private Runnable afterTaking = () -> {};

    /** A message as it stands now. */
    public record Post(String ts, String thread, JsonNode content) {
        public String text() {
            return content.path("text").asText();
        }

        public String metadata(String name) {
            return content.path("metadata").path("event_payload").path(name).asText();
        }
    }

    public synchronized List<Post> posts() {
        return List.copyOf(posts);
    }

    public synchronized int count() {
        return posts.size();
    }

    public synchronized List<JsonNode> updates() {
        return List.copyOf(updates);
    }

    /** From now on this happens when a message of the bot is taken, before anybody hears of that. */
    public synchronized void afterTaking(Runnable action) {
        afterTaking = action;
    }

    /** From now on the channel answers so. */
    public synchronized void channelAnswers(String error) {
        channelError = error;
    }

    public synchronized void historyAnswers(String error) {
        historyError = error;
    }

    /** What the history was last asked for. */
    public synchronized String asked(String parameter) {
        return lastAsked.getOrDefault(parameter, "");
    }

    /** Somebody deletes all messages. */
    public synchronized void clear() {
        posts.clear();
    }

    /** Somebody else writes. */
    public synchronized void chatter(int messages) {
        for (int i = 0; i < messages; i++) {
            posts.add(new Post(stamp(), "", JSON.createObjectNode().put("text", "hello")));
        }
    }

    synchronized void hooked(JsonNode message) {
        posts.add(new Post(stamp(), "", message));
    }

    synchronized ObjectNode post(JsonNode message) {
        String problem = problem(message);
        String thread = message.path("thread_ts").asText();
        if (problem.isEmpty() && !thread.isEmpty() && at(thread) < 0) {
            problem = "thread_not_found";
        }
        if (!problem.isEmpty()) {
            return error(problem);
        }
        Post post = new Post(stamp(), thread, message);
        posts.add(post);
        afterTaking.run();
        return named(post.ts());
    }

    synchronized ObjectNode update(JsonNode message) {
        String problem = problem(message);
        int at = at(message.path("ts").asText());
        if (!problem.isEmpty() || at < 0) {
            return error(problem.isEmpty() ? "message_not_found" : problem);
        }
        updates.add(message);
        posts.set(at, new Post(posts.get(at).ts(), posts.get(at).thread(), message));
        return named(posts.get(at).ts());
    }

    /** Newest first, a page at a time, without the replies in threads. */
    synchronized ObjectNode history(String form, String type) {
        Map<String, String> asked = parameters(form);
        lastAsked = asked;
        Optional<ObjectNode> refusal = unreadable(asked, type);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Post> found = posts.stream()
                .filter(post -> post.thread().isEmpty())
                .filter(post -> Double.parseDouble(post.ts()) > Double.parseDouble(asked.getOrDefault("oldest", "0")))
                .sorted((one, other) -> other.ts().compareTo(one.ts()))
                .toList();
        return page(found, asked);
    }

    /** The message of a thread and then its replies, oldest first, a page at a time. */
    synchronized ObjectNode replies(String form, String type) {
        Map<String, String> asked = parameters(form);
        Optional<ObjectNode> refusal = unreadable(asked, type);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String thread = asked.getOrDefault("ts", "");
        if (at(thread) < 0) {
            return error("thread_not_found");
        }
        return page(
                posts.stream()
                        .filter(post ->
                                post.ts().equals(thread) || post.thread().equals(thread))
                        .toList(),
                asked);
    }

    private Optional<ObjectNode> unreadable(Map<String, String> asked, String type) {
        if (!type.equals("application/x-www-form-urlencoded")
                || !asked.getOrDefault("channel", "").equals(FakeSlack.CHANNEL)) {
            return Optional.of(error("channel_not_found"));
        }
        return historyError.isEmpty() ? Optional.empty() : Optional.of(error(historyError));
    }

    private static ObjectNode page(List<Post> found, Map<String, String> asked) {
        int from = Integer.parseInt(asked.getOrDefault("cursor", "0"));
        int to = Math.min(found.size(), from + Integer.parseInt(asked.getOrDefault("limit", "100")));
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        ArrayNode messages = answer.putArray("messages");
        found.subList(from, to).forEach(post -> messages.add(listed(post, asked)));
        answer.putObject("response_metadata").put("next_cursor", to < found.size() ? String.valueOf(to) : "");
        return answer;
    }

    private static ObjectNode listed(Post post, Map<String, String> asked) {
        ObjectNode message = JSON.createObjectNode().put("type", "message").put("ts", post.ts());
        message.put("text", post.text());
        if (asked.getOrDefault("include_all_metadata", "").equals("true")
                && post.content().has("metadata")) {
            message.set("metadata", post.content().path("metadata"));
        }
        return message;
    }

    private String problem(JsonNode message) {
        if (!message.path("channel").asText().equals(FakeSlack.CHANNEL)) {
            return "channel_not_found";
        }
        if (!channelError.isEmpty()) {
            return channelError;
        }
        JsonNode metadata = message.path("metadata");
        if (!metadata.isMissingNode()
                && !(metadata.path("event_type").isTextual()
                        && metadata.path("event_payload").isObject())) {
            return "invalid_metadata_format";
        }
        return BlockKitCheck.problems(message).isEmpty() ? "" : "invalid_blocks";
    }

    private int at(String ts) {
        for (int i = 0; i < posts.size(); i++) {
            if (posts.get(i).ts().equals(ts)) {
                return i;
            }
        }
        return -1;
    }

    /** Later than any alert of a test. */
    private String stamp() {
        return "1999" + clock++ + "00.000200";
    }

    private static ObjectNode named(String ts) {
        return JSON.createObjectNode()
                .put("ok", true)
                .put("channel", FakeSlack.CHANNEL)
                .put("ts", ts);
    }

    private static ObjectNode error(String code) {
        return JSON.createObjectNode().put("ok", false).put("error", code);
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), decoded(parts[parts.length - 1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
