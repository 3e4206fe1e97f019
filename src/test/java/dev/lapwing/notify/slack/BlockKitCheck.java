package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Slack would find wrong with a message, by its documentation. */
public final class BlockKitCheck {
    private final List<String> problems = new ArrayList<>();

    private BlockKitCheck() {}

    /** What is wrong; empty where nothing is. */
    public static List<String> problems(JsonNode message) {
        BlockKitCheck check = new BlockKitCheck();
        check.message(message);
        return check.problems;
    }

    private void message(JsonNode message) {
        length("text", message.path("text"), 4000);
        JsonNode blocks = message.path("blocks");
        require(blocks.isArray() && blocks.size() >= 1 && blocks.size() <= 50, "blocks: " + blocks.size());
        blocks.forEach(this::block);
        require(
                message.toString().length() < 12_000,
                "msg_blocks_too_long: " + message.toString().length());
    }

    private void block(JsonNode block) {
        String type = block.path("type").asText();
        switch (type) {
            case "header" -> {
                members(block, Set.of("type", "text"));
                text(block.path("text"), Set.of("plain_text"), 150);
            }
            case "section" -> section(block);
            case "context" -> {
                members(block, Set.of("type", "elements"));
                texts(block.path("elements"), 3000);
            }
            default -> problems.add("block type " + type);
        }
    }

    private void section(JsonNode block) {
        members(block, Set.of("type", "text", "fields"));
        require(block.has("text") || block.has("fields"), "section without text and fields");
        if (block.has("text")) {
            text(block.path("text"), Set.of("plain_text", "mrkdwn"), 3000);
        }
        if (block.has("fields")) {
            texts(block.path("fields"), 2000);
        }
    }

    private void texts(JsonNode texts, int most) {
        require(texts.isArray() && texts.size() >= 1 && texts.size() <= 10, "texts: " + texts.size());
        texts.forEach(text -> text(text, Set.of("plain_text", "mrkdwn"), most));
    }

    private void text(JsonNode text, Set<String> types, int most) {
        String type = text.path("type").asText();
        require(types.contains(type), "text type " + type);
        members(text, Set.of("type", "text", type.equals("mrkdwn") ? "verbatim" : "emoji"));
        length(type, text.path("text"), most);
    }

    private void length(String what, JsonNode text, int most) {
        int length = text.asText().length();
        require(text.isTextual() && length >= 1 && length <= most, what + " of " + length);
    }

    private void members(JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> require(known.contains(name), "unknown member " + name));
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
