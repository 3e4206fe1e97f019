package dev.lapwing.notify.pagerduty;

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
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.message.StepWords;
import dev.lapwing.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PagerDutyEventsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final int MOST = 512_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FakePagerDutyRules RULES = new FakePagerDutyRules(KEY);
    private static final PagerDutyEvents EVENTS =
            new PagerDutyEvents("oncall", new Secret(KEY), RulePages.under(URI.create("https://wiki.example/lapwing")));

    @ParameterizedTest
    @EnumSource(NotificationStep.class)
    void readAsInTheFileOf(NotificationStep step) throws IOException {
        Notification telling = switch (step) {
            case OPEN, REPEAT -> dull().told(step);
            case UPDATE -> dull().updated().told(step);
            case END -> dull().closed("ended").told(step);
            case RESOLVE -> dull().closed("ended").resolvedBy("kim", "Address blocked.\nNobody got in.");
        };

        GoldenFile.hold("pagerduty/" + StepWords.name(step), json(EVENTS.of(telling)));
    }

    @Test
    void readAsInTheFileOfABatch() throws IOException {
        var batch = new Batch(
                "They happened while Lapwing was down.",
                List.of(dull().view(), dull().named("b2").of(Severity.CRITICAL).view()));

        GoldenFile.hold("pagerduty/digest", json(EVENTS.of(batch)));
    }

    @Test
    void readAsInTheFileOfANote() throws IOException {
        GoldenFile.hold("pagerduty/note", json(EVENTS.of("Slack refuses what is sent to security.")));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("dev.lapwing.notify.HostileTexts#all")
    void areTakenWhateverAnAlertSays(String text) {
        Notification telling = new Notification(
                NotificationStep.RESOLVE,
                DullAlert.allOf(text),
                "m",
                Optional.of(new Resolution(text, text, DullAlert.START)),
                Optional.empty());
        var batch = new Batch(text, List.of(DullAlert.allOf(text), DullAlert.allOf(text)));

        assertThat(List.of(EVENTS.of(telling), EVENTS.of(batch), EVENTS.of(text)))
                .allSatisfy(event -> assertThat(errors(event)).isEmpty());
    }

    @Test
    void areTakenWithMegabytesOfText() {
        String megabytes = "\u20ac\"".repeat(1_000_000);

        JsonMessage event = EVENTS.of(dull().saying(megabytes).near(megabytes).told(NotificationStep.OPEN));

        assertThat(errors(event)).isEmpty();
    }

    @Test
    void keepASummaryOfOneThousandAndTwentyFourCharactersWhole() throws IOException {
        int around = "[high]  (shop-prod)".length();

        JsonNode whole = payload(dull().saying("x".repeat(1024 - around)));
        JsonNode cut = payload(dull().saying("x".repeat(1025 - around)));

        assertThat(whole.path("summary").asText()).hasSize(1024).endsWith("x (shop-prod)");
        assertThat(cut.path("summary").asText()).hasSize(1024).endsWith("x... (shop-prod)");
    }

    @Test
    void cutASummaryBetweenCharactersOnly() throws IOException {
        String summary = payload(dull().saying("y" + "\ud83d\ude00".repeat(600)))
                .path("summary")
                .asText();

        assertThat(summary).endsWith("\ud83d\ude00... (shop-prod)").hasSizeBetween(1023, 1024);
    }

    @Test
    void keepAKeyOfTwoHundredAndFiftyFiveCharacters() {
        String longest = "k".repeat(255);

        assertThat(EVENTS.of(dull().named(longest).told(NotificationStep.OPEN)).key())
                .isEqualTo(longest);
    }

    @Test
    void giveALongerIdAKeyOfItsOwn() {
        String one = EVENTS.of(dull().named("k".repeat(256)).told(NotificationStep.OPEN))
                .key();
        String other = EVENTS.of(dull().named("k".repeat(257)).told(NotificationStep.OPEN))
                .key();

        assertThat(one).hasSize(64).isNotEqualTo(other);
    }

    @Test
    void loseNothingAtExactlyTheBytesThatPagerDutyTakes() throws IOException {
        JsonMessage event = EVENTS.of(filledTo(MOST).told(NotificationStep.OPEN));

        assertThat(bytes(event)).isEqualTo(MOST);
        assertThat(details(event).path("evidence")).hasSize(2);
    }

    @Test
    void loseALineOfEvidenceFirstWhenTheyAreOneByteTooLong() throws IOException {
        JsonMessage event = EVENTS.of(filledTo(MOST + 1).told(NotificationStep.OPEN));

        assertThat(bytes(event)).isLessThan(MOST);
        assertThat(details(event).path("evidence")).hasSize(1);
        assertThat(details(event).path("evidence_left_out").asInt()).isEqualTo(1);
        assertThat(details(event).path("margin").asText()).endsWith("m");
    }

    @Test
    void loseTheEndsOfTextsOnlyWhenAllEvidenceIsGone() throws IOException {
        JsonMessage event = EVENTS.of(dull().near("m".repeat(MOST)).told(NotificationStep.OPEN));

        assertThat(details(event).path("evidence")).isEmpty();
        assertThat(details(event).path("evidence_left_out").asInt()).isEqualTo(2);
        assertThat(details(event).path("margin").asText()).hasSize(10_000).endsWith("m...");
    }

    @Test
    void sayHowManyAlertsOfABatchHadNoRoom() throws IOException {
        List<AlertView> many = IntStream.range(0, 5000)
                .mapToObj(each -> dull().named("alert-" + each).view())
                .toList();

        JsonMessage event = EVENTS.of(new Batch("Too many.", many));

        JsonNode details = details(event);
        assertThat(errors(event)).isEmpty();
        assertThat(details.path("list").size() + details.path("left_out").asInt())
                .isEqualTo(5000);
        assertThat(details.path("left_out").asInt()).isPositive();
    }

    @Test
    void leaveOutATimeThatNoCalendarHas() throws IOException {
        AlertView dull = dull().view();
        AlertView strange = new AlertView(
                dull.id(),
                1,
                dull.phase(),
                "",
                dull.severity(),
                dull.rule(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                List.of(),
                Instant.MAX,
                Instant.MIN,
                1,
                false,
                false,
                "",
                List.of(),
                List.of(),
                "");

        JsonMessage event =
                EVENTS.of(new Notification(NotificationStep.OPEN, strange, "", Optional.empty(), Optional.empty()));

        assertThat(errors(event)).isEmpty();
        assertThat(json(event).path("payload").has("timestamp")).isFalse();
    }

    @Test
    void linkNoPageThatNobodyServes() throws IOException {
        var unserved = new PagerDutyEvents("oncall", new Secret(KEY), RulePages.unpublished());

        assertThat(json(unserved.of(dull().told(NotificationStep.OPEN)))
                        .path("links")
                        .findValuesAsText("href"))
                .containsExactly("https://attack.mitre.org/techniques/T1110/004/");
    }

    /** The dull alert with a margin that makes its event so long. */
    private static DullAlert filledTo(int bytes) {
        DullAlert one = dull().near("m");
        int without = bytes(EVENTS.of(one.told(NotificationStep.OPEN))) - 1;
        return one.near("m".repeat(bytes - without));
    }

    private static int bytes(JsonMessage event) {
        return event.body().getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<String> errors(JsonMessage event) {
        return RULES.errors(event.body().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode payload(DullAlert alert) throws JsonProcessingException {
        return json(EVENTS.of(alert.told(NotificationStep.OPEN))).path("payload");
    }

    private static JsonNode details(JsonMessage event) throws JsonProcessingException {
        return json(event).path("payload").path("custom_details");
    }

    private static JsonNode json(JsonMessage event) throws JsonProcessingException {
        return JSON.readTree(event.body());
    }
}
