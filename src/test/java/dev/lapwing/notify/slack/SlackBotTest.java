package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackBotTest {
    private final FakeSlack slack = new FakeSlack();
    private final SlackBot bot = bot(FakeSlack.TOKEN, FakeSlack.CHANNEL);

    SlackBotTest() throws IOException {}

    @AfterEach
    void stop() {
        slack.close();
    }

    private SlackBot bot(String token, String channel) {
        return new SlackBot(
                "security",
                new Secret(token),
                channel,
                URI.create(slack.address() + "/api/"),
                RulePages.unpublished(),
                new HttpSender("0.1.0", Clock.systemUTC()));
    }

    private String tell(NotificationStep step, String message) throws DeliveryRefused {
        return bot.tell(SlackFindings.telling(step, "ratio", message));
    }

    private DeliveryRefused refusal(NotificationStep step, String message) {
        DeliveryRefused refused = catchThrowableOfType(DeliveryRefused.class, () -> tell(step, message));
        assertThat(SlackWebhookTest.shown(refused)).doesNotContain("planted", "Bearer");
        return refused;
    }

    private FakeWorkspace.Post last() {
        List<FakeWorkspace.Post> posts = slack.workspace().posts();
        return posts.get(posts.size() - 1);
    }

    @Test
    void callsAMessageByItsChannelAndTimeStamp() throws DeliveryRefused {
        String message = tell(NotificationStep.OPEN, "");

        assertThat(message).isEqualTo(FakeSlack.CHANNEL + ":" + last().ts());
    }

    @Test
    void leavesTheAlertAndTheStepForMachines() throws DeliveryRefused {
        tell(NotificationStep.OPEN, "");

        assertThat(last().content().at("/metadata/event_type").asText()).isEqualTo("lapwing_alert");
        assertThat(last().metadata("alert"))
                .isEqualTo(SlackFindings.at(NotificationStep.OPEN, "ratio").id());
        assertThat(last().metadata("step")).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource(
            value = NotificationStep.class,
            names = {"UPDATE", "REPEAT"})
    void tellsNewsInTheThread(NotificationStep step) throws DeliveryRefused {
        String message = tell(NotificationStep.OPEN, "");

        String kept = tell(step, message);

        assertThat(kept).isEqualTo(message);
        assertThat(last().thread()).isEqualTo(slack.workspace().posts().get(0).ts());
        assertThat(slack.workspace().updates()).isEmpty();
    }

    @Test
    void showsAReminderToTheChannelAndAnUpdateToTheThreadOnly() throws DeliveryRefused {
        String message = tell(NotificationStep.OPEN, "");
        tell(NotificationStep.UPDATE, message);
        tell(NotificationStep.REPEAT, message);

        assertThat(slack.workspace().posts())
                .extracting(post -> post.content().path("reply_broadcast").asBoolean())
                .containsExactly(false, false, true);
    }

    @Test
    void changesTheMessageWhenTheAlertIsResolvedAndSaysSoInTheThread() throws DeliveryRefused {
        String message = tell(NotificationStep.OPEN, "");

        tell(NotificationStep.RESOLVE, message);

        assertThat(slack.workspace().posts())
                .extracting(FakeWorkspace.Post::text)
                .allMatch(text -> text.startsWith("MEDIUM, resolved by ann: "));
        assertThat(slack.workspace().posts().get(0).metadata("step")).isEqualTo("open");
        assertThat(last().content().at("/blocks/0/text/text").asText()).startsWith("*Resolved* by `ann`, <!date^");
        assertThat(last().thread()).isEqualTo(slack.workspace().posts().get(0).ts());
    }

    @Test
    void saysAtTheEndThatNobodyHasResolvedIt() throws DeliveryRefused {
        String message = tell(NotificationStep.OPEN, "");

        tell(NotificationStep.END, message);

        assertThat(slack.workspace().updates()).hasSize(1);
        assertThat(last().content().at("/blocks/0/text/text").asText())
                .isEqualTo("*Ended.* Nobody has resolved it yet.");
    }

    @Test
    void tellsTheEndOnItsOwnWhenTheMessageIsGone() throws DeliveryRefused {
        String message = tell(NotificationStep.OPEN, "");
        slack.workspace().clear();

        tell(NotificationStep.RESOLVE, message);

        assertThat(last().thread()).isEmpty();
        assertThat(last().text()).startsWith("MEDIUM, resolved by ann: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made up", "C0SECURITY:1<!channel>", "../api:1.2"})
    void tellsTheEndOnItsOwnWhenThereWasNoMessage(String message) throws DeliveryRefused {
        tell(NotificationStep.END, message);

        assertThat(slack.workspace().posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_not_found",
                "not_in_channel",
                "is_archived",
                "msg_too_long",
                "invalid_blocks",
                "token_revoked",
                "an_error_of_tomorrow"
            })
    void isRefusedForGoodWhenTheMessageOrTheChannelIsWrong(String error) {
        slack.workspace().channelAnswers(error);

        DeliveryRefused refused = refusal(NotificationStep.OPEN, "");

        assertThat(refused).hasMessage("Slack refused chat.postMessage: " + error);
        assertThat(refused.isPermanent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_limit_exceeded", "service_unavailable"})
    void isRefusedForNowWhenSlackWantsItLater(String error) {
        slack.workspace().channelAnswers(error);

        DeliveryRefused refused = refusal(NotificationStep.OPEN, "");

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "request_timeout", "ratelimited"})
    void isNotSureWhatBecameOfAMessageWhenSlackIsUnwell(String error) {
        slack.workspace().channelAnswers(error);

        assertThat(refusal(NotificationStep.OPEN, "").maybeTaken()).isTrue();
    }

    @Test
    void isRefusedForGoodWithAWrongToken() {
        SlackBot stranger = bot("xoxb-planted-other", FakeSlack.CHANNEL);

        assertThatThrownBy(() -> stranger.note("hello"))
                .hasMessage("Slack refused chat.postMessage: invalid_auth")
                .hasNoCause();
    }

    @Test
    void waitsAsLongAsSlackAsksAndGoesOnAfterIt() throws DeliveryRefused {
        slack.burst(1);
        String message = tell(NotificationStep.OPEN, "");

        DeliveryRefused refused = refusal(NotificationStep.UPDATE, message);
        slack.secondPasses();
        tell(NotificationStep.UPDATE, message);

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.after()).isEqualTo(Duration.ofSeconds(1));
        assertThat(slack.workspace().posts()).hasSize(2);
    }

    @Test
    void changesTheMessageAgainWhenTheLineBelowItFailed() throws DeliveryRefused {
        slack.burst(1);
        String message = tell(NotificationStep.OPEN, "");
        refusal(NotificationStep.END, message);
        slack.secondPasses();

        tell(NotificationStep.END, message);

        assertThat(slack.workspace().updates()).hasSize(2);
        assertThat(slack.workspace().posts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"ok\":\"yes\"}"})
    void isNotSureWhenSomethingElseAnswersInSlacksPlace(String body) {
        slack.failNext(200, body);

        assertThat(refusal(NotificationStep.OPEN, "").maybeTaken()).isTrue();
    }

    @Test
    void believesNoNameOfAMessageThatIsNone() throws DeliveryRefused {
        slack.takeButAnswer(200, "{\"ok\":true,\"channel\":\"<!channel>\",\"ts\":\"1.2\"}");

        assertThat(tell(NotificationStep.OPEN, "")).isEmpty();
    }

    @Test
    void repeatsNothingOfAnErrorThatIsNone() {
        slack.failNext(200, "{\"ok\":false,\"error\":\"<!channel> xoxb-planted\"}");

        assertThat(refusal(NotificationStep.OPEN, ""))
                .hasMessage("Slack refused chat.postMessage: an error without a name");
    }

    @Test
    void tellsWhatHasGrownInTheMessageThatIsThere() throws DeliveryRefused {
        AlertView alert = SlackFindings.at(NotificationStep.OPEN, "ratio");
        Instant at = Instant.parse("2026-11-24T09:00:00Z");
        Gathering first = Gathering.first("bot", "storm", Gathering.Kind.STORM, alert, at);
        String message = bot.batch(Batch.of(first));

        String grown = bot.batch(
                Batch.of(first.told(new Gathering.Saying(message, 1, at)).with(alert, at)));

        assertThat(grown).isEqualTo(message).isNotEmpty();
        assertThat(slack.workspace().posts()).hasSize(1);
        assertThat(slack.workspace().updates())
                .singleElement()
                .satisfies(update -> assertThat(update.path("text").asText()).startsWith("2 alerts, worst MEDIUM"));
    }

    @Test
    void tellsAlertsAboutTheSameInOneThreadWhoseMessageShowsTheWorst() throws DeliveryRefused {
        String message = bot.tell(SlackFindings.telling(NotificationStep.OPEN, "ratio"));
        AlertView worse = SlackFindings.at(NotificationStep.OPEN, "ordered");

        String joined = bot.tell(new Notification(
                NotificationStep.OPEN,
                worse,
                message,
                Optional.empty(),
                Optional.empty(),
                new Company(true, true, true, true, true, 2, worse.severity())));

        assertThat(joined).isEqualTo(message);
        assertThat(slack.workspace().posts()).hasSize(2);
        assertThat(slack.workspace().updates())
                .singleElement()
                .satisfies(update -> assertThat(update.path("text").asText()).contains(worse.sentence()));
        assertThat(last().thread()).isEqualTo(slack.workspace().posts().get(0).ts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xoxb planted", "xoxb-planted\n"})
    void refusesATokenItCannotUseWithoutRepeatingIt(String token) {
        assertThatThrownBy(() -> bot(token, FakeSlack.CHANNEL))
                .hasMessage("The token is empty or holds a space.")
                .hasNoCause();
    }

    @Test
    void showsNoSecret() {
        assertThat(bot.toString()).isEqualTo("Slack bot security");
    }
}
