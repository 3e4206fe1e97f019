package dev.lapwing.notify.message;

import static dev.lapwing.notify.message.DullAlert.dull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.notify.pagerduty.PagerDutyEvents;
import dev.lapwing.notify.slack.SlackAlert;
import dev.lapwing.notify.slack.SlackReader;
import dev.lapwing.notify.webhook.WebhookMessages;
import dev.lapwing.redact.Secret;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody who is woken finds in the message itself: the row that made it critical, and what to type. */
class ThenMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");
    private static final String CHECK = "# check 1: what the address tried, newest first";
    private static final String RESOLVE = "lapwing alerts resolve " + dull().id() + " --reason '...'";
    /** The last of forty-one rows, forty of which say 400; each row stands a second after the one before. */
    private static final String LAST = DullAlert.START.plusSeconds(40).toString();

    private final Notification telling = dull().withEvidence(41).told(NotificationStep.OPEN);

    @Test
    void ofSlackShowsTheLastRowTheCommandsAndHowToResolve() {
        String text = new SlackAlert(RulePages.unpublished())
                .full(telling).blocks().stream()
                        .flatMap(block -> SlackReader.texts(block).stream())
                        .collect(Collectors.joining("\n"));

        assertThat(text).contains(LAST.substring(11, 19), CHECK, RESOLVE);
    }

    @Test
    void ofPagerDutyShowsTheLastRowTheCommandsAndHowToResolve() throws JsonProcessingException {
        JsonNode details = JSON.readTree(new PagerDutyEvents("oncall", KEY, RulePages.unpublished())
                        .of(telling)
                        .body())
                .at("/payload/custom_details");

        assertThat(details.path("evidence")).hasSize(20);
        assertThat(details.at("/evidence/0").asText()).startsWith(DullAlert.START.toString());
        assertThat(details.at("/evidence/19").asText()).startsWith(LAST);
        assertThat(details.at("/check_and_contain/0").asText()).isEqualTo(CHECK);
        assertThat(details.path("dealt_with").asText()).isEqualTo(RESOLVE);
    }

    @Test
    void ofAWebhookHoldsTheLastRow() throws JsonProcessingException {
        JsonNode alert =
                JSON.readTree(new WebhookMessages("hook").of(telling).body()).path("alert");

        assertThat(alert.path("evidence_left_out").asInt()).isPositive();
        assertThat(alert.path("evidence")
                        .path(alert.path("evidence").size() - 1)
                        .path("time")
                        .asText())
                .isEqualTo(LAST);
    }
}
