package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads markup as Slack's documentation says that Slack does, written from that alone. */
public final class SlackReader {
    private static final Pattern TOKEN = Pattern.compile("<([^<>]*)>");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");
    private static final Pattern SPANS = Pattern.compile("```[^`]*```|`[^`\n]+`");

    private SlackReader() {}

    /** All texts of a message, wherever they stand. */
    public static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.path("text").isTextual()) {
            texts.add(node.path("text").asText());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    /** What stands between angle brackets: a mention, a link or a date. */
    public static List<String> tokens(String markup) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(markup);
        while (token.find()) {
            tokens.add(token.group(1));
        }
        return tokens;
    }

    /** What a reader sees of text in which there is no token. */
    public static String shown(String markup) {
        return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Fails when a bracket, an ampersand or a backtick stands where Slack would have to guess. */
    public static void assertWellFormed(String markup) {
        String text = TOKEN.matcher(markup).replaceAll("");
        assertThat(ENTITY.matcher(text).replaceAll("")).doesNotContain("<", ">", "&");
        assertThat(SPANS.matcher(text).replaceAll("")).doesNotContain("`");
    }
}
