package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.redact.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An incoming webhook of Slack, against a fake that refuses what Slack refuses. */
public class SlackWebhookTest {
    private static final Notification OPEN = SlackFindings.telling(NotificationStep.OPEN, "ratio");

    private final FakeSlack slack = new FakeSlack();
    private final SlackWebhook webhook = webhook(slack.address() + FakeSlack.HOOK, Duration.ofSeconds(20));

    SlackWebhookTest() throws IOException {}

    @AfterEach
    void stop() {
        slack.close();
    }

    private static SlackWebhook webhook(String address, Duration patience) {
        return new SlackWebhook(
                "security",
                new Secret(address),
                RulePages.unpublished(),
                new HttpSender("0.1.0", Clock.systemUTC(), patience));
    }

    private DeliveryRefused refusal() {
        return refusal(webhook);
    }

    private static DeliveryRefused refusal(SlackWebhook webhook) {
        DeliveryRefused refused = catchThrowableOfType(DeliveryRefused.class, () -> webhook.tell(OPEN));
        assertThat(shown(refused)).doesNotContain("PLANTED", "plantedHookSecret", "services");
        return refused;
    }

    /** All that a log could show of an exception. */
    public static String shown(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(NotificationStep.class)
    void tellsEachStepInAMessageOfItsOwnAndNamesItByTheAlertThatCameFirst(NotificationStep step)
            throws DeliveryRefused {
        String message = webhook.tell(SlackFindings.telling(step, "ratio"));

        assertThat(message)
                .isEqualTo(SlackFindings.telling(step, "ratio").alert().id());
        assertThat(slack.workspace().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.text()).startsWith("MEDIUM"));
    }

    @Test
    void tellsABatchAndANote() throws DeliveryRefused {
        webhook.batch(new Batch("They are old.", List.of(OPEN.alert())));
        webhook.note("All is well.");

        assertThat(slack.workspace().posts())
                .extracting(FakeWorkspace.Post::text)
                .containsExactly("1 alert, worst MEDIUM: They are old.", "All is well.");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload",
        "400, user_not_found",
        "403, action_prohibited",
        "404, channel_not_found",
        "404, no_service",
        "410, channel_is_archived"
    })
    void isRefusedForGoodWhenTheMessageOrTheWebhookIsWrong(int status, String body) {
        slack.failNext(status, body);

        DeliveryRefused refused = refusal();

        assertThat(refused).hasMessage("Slack answered %s %s", status, body);
        assertThat(refused.isPermanent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 502, 503})
    void isNotSureWhatBecameOfAMessageWhenSlackIsUnwell(int status) {
        slack.failNext(status, "rollup_error");

        assertThat(refusal().maybeTaken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 503})
    void isRefusedForNowWhenSlackWantsItLater(int status) {
        slack.failNext(status, "", "7");

        DeliveryRefused refused = refusal();

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isFalse();
        assertThat(refused.after()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void waitsAsLongAsSlackAsksAndIsNotSureThatNothingWasTaken() {
        slack.burst(0);

        DeliveryRefused refused = refusal();

        assertThat(refused.maybeTaken()).isTrue();
        assertThat(refused.after()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"9999999, PT1H", "-5, PT0S", "soon, PT0S", "99999999999999999999, PT1H"})
    void believesNoAbsurdWait(String header, Duration wait) {
        slack.failNext(429, "rate_limited", header);

        assertThat(refusal().after()).isEqualTo(wait);
    }

    @Test
    void isNotSureWhenSomethingElseAnswersInSlacksPlace() {
        slack.failNext(200, "<html>JobHeartbeat in to the guest network</html>");

        assertThat(refusal().maybeTaken()).isTrue();
    }

    @Test
    void repeatsNothingOfWhatIsAnswered() {
        slack.failNext(400, "<!channel> https://hooks.slack.com/services/T0PLANTED");

        assertThat(refusal()).hasMessage("Slack answered 400 an error without a name");
    }

    @Test
    void isNotSureWhenNothingIsAnsweredInTime() {
        slack.neverAnswerNext();

        DeliveryRefused refused = refusal(webhook(slack.address() + FakeSlack.HOOK, Duration.ofMillis(300)));

        assertThat(refused.maybeTaken()).isTrue();
    }

    @Test
    void isNotSureWhenTheConnectionBreaks() {
        slack.hangUpNext();

        assertThat(refusal().maybeTaken()).isTrue();
    }

    @Test
    void isRefusedForNowWhenNobodyListens() {
        slack.close();

        DeliveryRefused refused = refusal();

        assertThat(refused.isPermanent()).isFalse();
        assertThat(refused.maybeTaken()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500, rollup_error", "429, rate_limited"})
    void marksWhatItSendsAgain(int status, String body) throws DeliveryRefused {
        slack.takeButAnswer(status, body);
        assertThat(refusal().maybeTaken()).isTrue();

        webhook.tell(SlackFindings.again(OPEN));

        assertThat(slack.workspace().posts()).hasSize(2);
        assertThat(slack.workspace().posts().get(1).text()).startsWith("MEDIUM, sent again: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.slack.com/services/T0PLANTED",
                "http://hooks.slack.com/services/T0PLANTED",
                "https://hooks.slack.com/services/T0PLANTED with spaces",
                "https://user:plantedHookSecret@hooks.slack.com/",
                "ftp://127.0.0.1/services/T0PLANTED"
            })
    void refusesAnAddressItCannotUseWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> webhook(address, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The address ")
                .hasNoCause();
    }

    @Test
    void showsNoSecret() {
        assertThat(webhook.toString()).isEqualTo("Slack webhook security");
        assertThat(new Secret("plantedHookSecret").toString()).isEqualTo("(hidden)");
    }
}
