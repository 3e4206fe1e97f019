package dev.lapwing.notify.webhook;

import static dev.lapwing.notify.message.DullAlert.dull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.notify.GoldenFile;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.DullAlert;
import dev.lapwing.notify.message.JsonMessage;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookMessagesTest {
    private static final int MOST = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WebhookMessages MESSAGES = new WebhookMessages("hook");

    @Test
    void readAsInTheFileOfAnOpening() throws IOException {
        GoldenFile.hold("webhook/open", json(MESSAGES.of(dull().told(NotificationStep.OPEN))));
    }

    @Test
    void readAsInTheFileOfAResolve() throws IOException {
        Notification resolve = dull().closed("ended").resolvedBy("kim", "Address blocked.\nNobody got in.");

        GoldenFile.hold("webhook/resolve", json(MESSAGES.of(resolve)));
    }

    @Test
    void readAsInTheFileOfABatch() throws IOException {
        var batch = new Batch("They happened while Lapwing was down.", List.of(dull().view()));

        GoldenFile.hold("webhook/digest", json(MESSAGES.of(batch)));
    }

    @Test
    void readAsInTheFileOfANote() throws IOException {
        GoldenFile.hold("webhook/note", json(MESSAGES.of("Slack refuses what is sent to security.")));
    }

    @Test
    void readAsThePageForReceiversSays() throws IOException {
        String example = GoldenFile.pretty(json(MESSAGES.of(dull().told(NotificationStep.OPEN))));

        assertThat(Path.of("docs/webhook.md")).content().contains(example);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("dev.lapwing.notify.HostileTexts#all")
    void areJsonOfABoundedSizeWhateverAnAlertSays(String text) {
        Notification telling = new Notification(
                NotificationStep.RESOLVE,
                DullAlert.allOf(text),
                "m",
                Optional.of(new Resolution(text, text, DullAlert.START)),
                Optional.empty());
        var batch = new Batch(text, List.of(DullAlert.allOf(text), DullAlert.allOf(text)));

        assertThat(List.of(MESSAGES.of(telling), MESSAGES.of(batch), MESSAGES.of(text)))
                .allSatisfy(message -> {
                    assertThat(bytes(message)).isLessThanOrEqualTo(MOST);
                    assertThat(json(message).path("format").asInt()).isEqualTo(1);
                });
    }

    @Test
    void loseNothingAtExactlyAMillionBytes() throws IOException {
        JsonMessage message = MESSAGES.of(filledTo(MOST).told(NotificationStep.OPEN));

        assertThat(bytes(message)).isEqualTo(MOST);
        assertThat(json(message).path("alert").path("evidence")).hasSize(2);
    }

    @Test
    void loseALineOfEvidenceWhenTheyAreOneByteTooLong() throws IOException {
        JsonMessage message = MESSAGES.of(filledTo(MOST + 1).told(NotificationStep.OPEN));

        JsonNode alert = json(message).path("alert");
        assertThat(alert.path("evidence")).hasSize(1);
        assertThat(alert.path("evidence_left_out").asInt()).isEqualTo(1);
        assertThat(alert.path("margin").asText()).endsWith("m");
    }

    @Test
    void sayHowManyAlertsOfABatchHadNoRoom() throws IOException {
        List<AlertView> many = IntStream.range(0, 5000)
                .mapToObj(each -> dull().named("alert-" + each).view())
                .toList();

        JsonMessage message = MESSAGES.of(new Batch("Too many.", many));

        JsonNode json = json(message);
        assertThat(bytes(message)).isLessThanOrEqualTo(MOST);
        assertThat(json.path("alerts").size() + json.path("alerts_left_out").asInt())
                .isEqualTo(5000);
        assertThat(json.path("alerts")).isNotEmpty();
    }

    private static DullAlert filledTo(int bytes) {
        DullAlert one = dull().near("m");
        int without = bytes(MESSAGES.of(one.told(NotificationStep.OPEN))) - 1;
        return one.near("m".repeat(bytes - without));
    }

    private static int bytes(JsonMessage message) {
        return message.body().getBytes(StandardCharsets.UTF_8).length;
    }

    private static JsonNode json(JsonMessage message) throws JsonProcessingException {
        return JSON.readTree(message.body());
    }
}
