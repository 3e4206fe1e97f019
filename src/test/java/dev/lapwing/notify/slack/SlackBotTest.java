package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.FakeSlack;
import dev.lapwing.notify.FakeWorkspace;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.Outbound;
import dev.lapwing.notify.channel.Refused;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.SlackFindings;
import dev.lapwing.notify.message.Step;
import dev.lapwing.notify.message.Telling;
import dev.lapwing.redact.Hidden;
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
                new Hidden(token),
                channel,
                URI.create(slack.address() + "/api/"),
                RulePages.unpublished(),
                new Outbound("0.1.0", Clock.systemUTC()));
    }

    private String tell(Step step, String message) throws Refused {
        return bot.tell(SlackFindings.telling(step, "ratio", message));
    }

    private Refused refusal(Step step, String message) {
        Refused refused = catchThrowableOfType(Refused.class, () -> tell(step, message));
        assertThat(SlackWebhookTest.shown(refused)).doesNotContain("planted", "Bearer");
        return refused;
    }

    private FakeWorkspace.Post last() {
        List<FakeWorkspace.Post> posts = slack.workspace().posts();
        return posts.get(posts.size() - 1);
    }

    @Test
    void callsAMessageByItsChannelAndTimeStamp() throws Refused {
        String message = tell(Step.OPEN, "");

        assertThat(message).isEqualTo(FakeSlack.CHANNEL + ":" + last().ts());
    }

    @Test
    void leavesTheAlertAndTheStepForMachines() throws Refused {
        tell(Step.OPEN, "");

        assertThat(last().content().at("/metadata/event_type").asText()).isEqualTo("lapwing_alert");
        assertThat(last().metadata("alert"))
                .isEqualTo(SlackFindings.at(Step.OPEN, "ratio").id());
        assertThat(last().metadata("step")).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"UPDATE", "REPEAT"})
    void tellsNewsInTheThread(Step step) throws Refused {
        String message = tell(Step.OPEN, "");

        String kept = tell(step, message);

        assertThat(kept).isEqualTo(message);
        assertThat(last().thread()).isEqualTo(slack.workspace().posts().get(0).ts());
        assertThat(slack.workspace().updates()).isEmpty();
    }

    @Test
    void showsAReminderToTheChannelAndAnUpdateToTheThreadOnly() throws Refused {
        String message = tell(Step.OPEN, "");
        tell(Step.UPDATE, message);
        tell(Step.REPEAT, message);

        assertThat(slack.workspace().posts())
                .extracting(post -> post.content().path("reply_broadcast").asBoolean())
                .containsExactly(false, false, true);
    }

    @Test
    void changesTheMessageWhenTheAlertIsResolvedAndSaysSoInTheThread() throws Refused {
        String message = tell(Step.OPEN, "");

        tell(Step.RESOLVE, message);

        assertThat(slack.workspace().posts())
                .extracting(FakeWorkspace.Post::text)
                .allMatch(text -> text.startsWith("MEDIUM, resolved by ann: "));
        assertThat(slack.workspace().posts().get(0).metadata("step")).isEqualTo("open");
        assertThat(last().content().at("/blocks/0/text/text").asText()).startsWith("*Resolved* by `ann`, <!date^");
        assertThat(last().thread()).isEqualTo(slack.workspace().posts().get(0).ts());
    }

    @Test
    void saysAtTheEndThatNobodyHasResolvedIt() throws Refused {
        String message = tell(Step.OPEN, "");

        tell(Step.END, message);

        assertThat(slack.workspace().updates()).hasSize(1);
        assertThat(last().content().at("/blocks/0/text/text").asText())
                .isEqualTo("*Ended.* Nobody has resolved it yet.");
    }

    @Test
    void tellsTheEndOnItsOwnWhenTheMessageIsGone() throws Refused {
        String message = tell(Step.OPEN, "");
        slack.workspace().clear();

        tell(Step.RESOLVE, message);

        assertThat(last().thread()).isEmpty();
        assertThat(last().text()).startsWith("MEDIUM, resolved by ann: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made up", "C0SECURITY:1<!channel>", "../api:1.2"})
    void tellsTheEndOnItsOwnWhenThereWasNoMessage(String message) throws Refused {
        tell(Step.END, message);

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

        Refused refused = refusal(Step.OPEN, "");

        assertThat(refused).hasMessage("Slack refused chat.postMessage: " + error);
        assertThat(refused.isPermanent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_limit_exceeded", "service_unavailable"})
    void isRefusedForNowWhenSlackWantsItLater(String error) {
        slack.workspace().channelAnswers(error);

        Refused refused = refusal(Step.OPEN, "");

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "request_timeout", "ratelimited"})
    void isNotSureWhatBecameOfAMessageWhenSlackIsUnwell(String error) {
        slack.workspace().channelAnswers(error);

        assertThat(refusal(Step.OPEN, "").maybeTaken()).isTrue();
    }

    @Test
    void isRefusedForGoodWithAWrongToken() {
        SlackBot stranger = bot("xoxb-planted-other", FakeSlack.CHANNEL);

        assertThatThrownBy(() -> stranger.note("hello"))
                .hasMessage("Slack refused chat.postMessage: invalid_auth")
                .hasNoCause();
    }

    @Test
    void waitsAsLongAsSlackAsksAndGoesOnAfterIt() throws Refused {
        slack.burst(1);
        String message = tell(Step.OPEN, "");

        Refused refused = refusal(Step.UPDATE, message);
        slack.secondPasses();
        tell(Step.UPDATE, message);

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.after()).isEqualTo(Duration.ofSeconds(1));
        assertThat(slack.workspace().posts()).hasSize(2);
    }

    @Test
    void changesTheMessageAgainWhenTheLineBelowItFailed() throws Refused {
        slack.burst(1);
        String message = tell(Step.OPEN, "");
        refusal(Step.END, message);
        slack.secondPasses();

        tell(Step.END, message);

        assertThat(slack.workspace().updates()).hasSize(2);
        assertThat(slack.workspace().posts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"ok\":\"yes\"}"})
    void isNotSureWhenSomethingElseAnswersInSlacksPlace(String body) {
        slack.failNext(200, body);

        assertThat(refusal(Step.OPEN, "").maybeTaken()).isTrue();
    }

    @Test
    void believesNoNameOfAMessageThatIsNone() throws Refused {
        slack.takeButAnswer(200, "{\"ok\":true,\"channel\":\"<!channel>\",\"ts\":\"1.2\"}");

        assertThat(tell(Step.OPEN, "")).isEmpty();
    }

    @Test
    void repeatsNothingOfAnErrorThatIsNone() {
        slack.failNext(200, "{\"ok\":false,\"error\":\"<!channel> xoxb-planted\"}");

        assertThat(refusal(Step.OPEN, "")).hasMessage("Slack refused chat.postMessage: an error without a name");
    }

    @Test
    void tellsWhatHasGrownInTheMessageThatIsThere() throws Refused {
        AlertView alert = SlackFindings.at(Step.OPEN, "ratio");
        Instant at = Instant.parse("2026-11-24T09:00:00Z");
        Gathering first = Gathering.first("bot", "storm", Gathering.Kind.STORM, alert, at);
        String message = bot.digest(Channel.Digest.of(first));

        String grown = bot.digest(Channel.Digest.of(
                first.told(new Gathering.Saying(message, 1, at)).with(alert, at)));

        assertThat(grown).isEqualTo(message).isNotEmpty();
        assertThat(slack.workspace().posts()).hasSize(1);
        assertThat(slack.workspace().updates())
                .singleElement()
                .satisfies(update -> assertThat(update.path("text").asText()).startsWith("2 alerts, worst MEDIUM"));
    }

    @Test
    void tellsAlertsAboutTheSameInOneThreadWhoseMessageShowsTheWorst() throws Refused {
        String message = bot.tell(SlackFindings.telling(Step.OPEN, "ratio"));
        AlertView worse = SlackFindings.at(Step.OPEN, "ordered");

        String joined = bot.tell(new Telling(
                Step.OPEN,
                worse,
                message,
                Optional.empty(),
                Optional.empty(),
                new Company(true, true, true, true, 2, worse.severity())));

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
