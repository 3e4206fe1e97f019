package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.EvidenceLine;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class HostileSlackTest {
    private static final String[] PIECES = {
        "<!channel>",
        "<!here|here>",
        "<!everyone>",
        "<@U012AB3CD>",
        "<!subteam^S1|@ops>",
        "<#C1|general>",
        "<https://evil.example|Reset your password>",
        "<mailto:a@b.example|mail>",
        "https://evil.example/x",
        "@here",
        "&lt;!channel&gt;",
        "&amp;lt;",
        "&",
        "<",
        ">",
        "<!",
        "|",
        "^",
        "`",
        "```",
        "```\n<!channel>\n```",
        "*",
        "_",
        "~",
        "\n",
        "\r\n> ",
        "\u2028",
        "\u202e",
        "\u0000",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "\"",
        "\\",
        "\\u003c",
        "{date}",
        "!date^1^{time}|x",
        ":fire:",
        "203.0.113.9",
        "curl/8.9",
        " "
    };
    private static final String OURS =
            "!date\\^-?\\d+\\^\\{date_short_pretty} \\{time_secs}\\|[-+0-9]+-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC"
                    + "|https://handbook\\.example/l/[A-Za-z0-9._/-]+\\|Checks and commands for this alert";

    private static String text(Random random) {
        int pieces = random.nextInt(20) == 0 ? 2000 : random.nextInt(8);
        StringBuilder text = new StringBuilder();
        IntStream.range(0, pieces).forEach(i -> text.append(PIECES[random.nextInt(PIECES.length)]));
        return text.toString();
    }

    private static int times(JsonNode json, String part) {
        return json.toString().split(Pattern.quote(part), -1).length;
    }

    private static <T> T oneOf(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static List<String> texts(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> text(random))
                .toList();
    }

    private static Instant time(Random random) {
        return Instant.ofEpochMilli(random.nextInt(9) == 0 ? random.nextLong() : random.nextInt());
    }

    private static AlertView alert(Random random) {
        return new AlertView(
                text(random),
                random.nextLong(),
                oneOf(random, AlertView.Phase.values()),
                random.nextBoolean() ? "retracted" : text(random),
                oneOf(random, Severity.values()),
                text(random),
                texts(random, 3),
                texts(random, 3),
                text(random),
                text(random),
                text(random),
                text(random),
                IntStream.range(0, random.nextInt(14))
                        .mapToObj(i -> new AlertView.Named(text(random), text(random)))
                        .toList(),
                time(random),
                time(random),
                random.nextLong(),
                random.nextBoolean(),
                random.nextBoolean(),
                String.join("\n", texts(random, 9)),
                random.nextBoolean() ? List.of("docs/alerts/a.md") : texts(random, 2),
                IntStream.range(0, random.nextInt(11))
                        .mapToObj(i -> new EvidenceLine(time(random), text(random), text(random), text(random)))
                        .toList(),
                "");
    }

    private static Optional<Instant> again(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(time(random));
    }

    private static Notification telling(Random random) {
        Optional<Resolution> by = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Resolution(text(random), text(random), time(random)));
        return new Notification(
                oneOf(random, NotificationStep.values()), alert(random), text(random), by, again(random));
    }

    private static List<SlackMessage> messages(Random random) {
        SlackAlert alerts = new SlackAlert(
                random.nextBoolean()
                        ? RulePages.unpublished()
                        : RulePages.under(URI.create("https://handbook.example/l")));
        Notification telling = telling(random);
        List<AlertView> many = IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> alert(random))
                .toList();
        List<SlackMessage> messages = new ArrayList<>(List.of(
                alerts.full(telling),
                alerts.brief(telling),
                SlackBatch.of(new Batch(text(random), many)),
                SlackMessage.note(text(random))));
        if (telling.step() == NotificationStep.END || telling.step() == NotificationStep.RESOLVE) {
            messages.add(alerts.line(telling));
        }
        return messages;
    }

    @Test
    void holdsNoMentionAndNoLinkButOursWhateverAnAlertSays() {
        for (int seed = 0; seed < 400; seed++) {
            for (SlackMessage message : messages(new Random(seed))) {
                JsonNode json = message.json();

                assertThat(BlockKitCheck.problems(json)).as("seed %s", seed).isEmpty();
                for (String markup : SlackReader.texts(json)) {
                    SlackReader.assertWellFormed(markup);
                    assertThat(SlackReader.tokens(markup)).as("seed %s", seed).allMatch(token -> token.matches(OURS));
                }
            }
        }
    }

    @Test
    void switchesOffWhateverMakesLinksOfPlainText() {
        for (SlackMessage message : messages(new Random(3))) {
            JsonNode json = message.json();

            assertThat(json.path("parse").asText()).isEqualTo("none");
            assertThat(json.path("link_names").asBoolean(true)).isFalse();
            assertThat(json.path("unfurl_links").asBoolean(true)).isFalse();
            assertThat(json.path("unfurl_media").asBoolean(true)).isFalse();
            assertThat(times(json, "\"type\":\"mrkdwn\"")).isEqualTo(times(json, "\"verbatim\":true"));
        }
    }

    @Test
    void showsAValueAsItWas() {
        String markup = Mrkdwn.code("<b> & \"c\" &lt;", 100).toString();

        assertThat(SlackReader.shown(markup)).isEqualTo("`<b> & \"c\" &lt;`");
    }
}
