package dev.lapwing.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.DaySummary;
import dev.lapwing.notify.GoldenFile;
import dev.lapwing.notify.HeartbeatMonitor;
import dev.lapwing.notify.pagerduty.PagerDutyEvents;
import dev.lapwing.notify.slack.SlackAlert;
import dev.lapwing.notify.webhook.WebhookMessages;
import dev.lapwing.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody who is told of a drill can take it for an attack; {@code -Dlapwing.rewrite=true} writes the files anew. */
class DrillMessagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RulePages PAGES = RulePages.under(URI.create("https://wiki.example/lapwing"));
    private static final Resolution OVER =
            new Resolution("lapwing drill", "The drill is over.", Instant.parse("2026-11-24T09:14:06Z"));

    private static AlertView drill() throws IOException {
        return AlertView.of(JSON.readTree(Files.readString(Path.of("src/test/resources/notify/findings/drill.json"))));
    }

    private static Notification opening() throws IOException {
        return new Notification(NotificationStep.OPEN, drill(), "", Optional.empty(), Optional.empty());
    }

    private static Notification end() throws IOException {
        return new Notification(NotificationStep.RESOLVE, drill(), drill().id(), Optional.of(OVER), Optional.empty());
    }

    private static JsonNode slack(Notification telling) {
        SlackAlert slack = new SlackAlert(PAGES);
        return (telling.step() == NotificationStep.OPEN ? slack.full(telling) : slack.brief(telling)).json();
    }

    private static JsonNode pagerDuty(Notification telling) throws IOException {
        var events = new PagerDutyEvents("oncall", new Secret("0123456789abcdef0123456789abcdef"), PAGES);
        return JSON.readTree(events.of(telling).body());
    }

    @Test
    void readInSlackAsInTheFile() throws IOException {
        JsonNode both = JSON.createObjectNode()
                .<ObjectNode>set("open", slack(opening()))
                .set("resolve", slack(end()));

        GoldenFile.hold("slack/drill", both);
    }

    @Test
    void readInPagerDutyAsInTheFile() throws IOException {
        JsonNode both = JSON.createObjectNode()
                .<ObjectNode>set("open", pagerDuty(opening()))
                .set("resolve", pagerDuty(end()));

        GoldenFile.hold("pagerduty/drill", both);
    }

    @Test
    void sayThatItIsADrillWherePeopleLookFirst() throws IOException {
        assertThat(slack(opening()).path("text").asText()).startsWith("HIGH: [DRILL]");
        assertThat(slack(opening()).at("/blocks/0/text/text").asText()).contains("[DRILL]");
        assertThat(pagerDuty(opening()).at("/payload/summary").asText()).startsWith("[high] [DRILL]");
    }

    @Test
    void tellAWebhookThatItIsADrill() throws IOException {
        JsonNode message =
                JSON.readTree(new WebhookMessages("hook").of(opening()).body());

        assertThat(message.at("/alert/drill").asBoolean()).isTrue();
    }

    @Test
    void areLeftOutOfWhatADayCounts() throws IOException {
        DaySummary day = new DaySummary();

        day.alert(JSON.readTree(Files.readString(Path.of("src/test/resources/notify/findings/drill.json"))));

        assertThat(day.words(new HeartbeatMonitor.Counted(0, 0, 0))).contains("0 alerts");
    }
}
