package dev.lapwing.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bot does with what may be there already. */
class SlackBotAgainTest {
    private static final Notification OPEN = SlackFindings.telling(NotificationStep.OPEN, "ratio");

    private final FakeSlack slack = new FakeSlack();
    private final SlackBot bot = new SlackBot(
            "security",
            new Secret(FakeSlack.TOKEN),
            FakeSlack.CHANNEL,
            URI.create(slack.address() + "/api/"),
            RulePages.unpublished(),
            new HttpSender("0.1.0", Clock.systemUTC()));

    SlackBotAgainTest() throws IOException {}

    @AfterEach
    void stop() {
        slack.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void adoptsAMessageThatWasTakenWithoutAWordOfIt(int status) throws DeliveryRefused {
        slack.takeButAnswer(status, "");
        assertThat(refusal().maybeTaken()).isTrue();
        slack.workspace().chatter(1500);

        String message = tell(SlackFindings.again(OPEN));

        assertThat(message)
                .isEqualTo(FakeSlack.CHANNEL + ":"
                        + slack.workspace().posts().get(0).ts());
        assertThat(slack.workspace().posts()).hasSize(1501);
    }

    @Test
    void looksNoFurtherBackThanWhenItFirstTried() throws DeliveryRefused {
        Instant begun = Instant.parse("2026-11-24T09:00:00Z");

        tell(SlackFindings.again(OPEN, begun));

        assertThat(slack.workspace().asked("oldest"))
                .isEqualTo(String.valueOf(begun.minusSeconds(60).getEpochSecond()));
    }

    @ParameterizedTest
    @EnumSource(
            value = NotificationStep.class,
            names = {"UPDATE", "END", "RESOLVE"})
    void tellsNothingTwiceInAThread(NotificationStep step) throws DeliveryRefused {
        String message = tell(OPEN);
        tell(SlackFindings.telling(step, "ratio", message));

        String kept = tell(SlackFindings.again(SlackFindings.telling(step, "ratio", message)));

        assertThat(kept).isEqualTo(message);
        assertThat(slack.workspace().posts()).hasSize(2);
    }

    @Test
    void tellsAnUpdateOfANewerVersionThoughTheOneBeforeItWasTaken() throws DeliveryRefused {
        String message = tell(OPEN);
        tell(SlackFindings.telling(NotificationStep.UPDATE, "ratio", message));

        tell(SlackFindings.again(
                SlackFindings.telling(NotificationStep.UPDATE, SlackFindings.rev("ratio", 3), message)));

        assertThat(slack.workspace().posts()).hasSize(3);
    }

    @Test
    void bringsAnAdoptedMessageUpToDate() throws DeliveryRefused {
        tell(OPEN);

        tell(SlackFindings.again(SlackFindings.telling(NotificationStep.OPEN, SlackFindings.rev("ratio", 3), "")));

        assertThat(slack.workspace().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.metadata("rev")).isEqualTo("3"));
        assertThat(last().text()).doesNotContain("sent again");
    }

    @Test
    void tellsTheSameDigestOnce() throws DeliveryRefused {
        List<AlertView> alerts = List.of(SlackFindings.at(NotificationStep.OPEN, "ratio"));
        bot.batch(new Batch("They are old.", alerts));

        bot.batch(new Batch("They are old.", alerts, Optional.of(Instant.parse("2026-11-24T09:00:00Z"))));

        assertThat(slack.workspace().posts()).hasSize(1);
    }

    @Test
    void sendsAgainWhatIsNotThere() throws DeliveryRefused {
        tell(SlackFindings.telling(NotificationStep.OPEN, "detection"));

        tell(SlackFindings.again(OPEN));

        assertThat(slack.workspace().posts()).hasSize(2);
        assertThat(last().text()).startsWith("MEDIUM, sent again: ");
    }

    @Test
    void sendsAgainWithAMarkWhenItMayNotLook() throws DeliveryRefused {
        tell(OPEN);
        slack.workspace().historyAnswers("missing_scope");

        tell(SlackFindings.again(OPEN));

        assertThat(last().text()).startsWith("MEDIUM, sent again: ");
    }

    @Test
    void looksAtNothingWhenThereWasNoCrash() throws DeliveryRefused {
        tell(OPEN);

        assertThat(slack.calls()).containsExactly("/api/chat.postMessage");
    }

    private String tell(Notification telling) throws DeliveryRefused {
        return bot.tell(telling);
    }

    private DeliveryRefused refusal() {
        return catchThrowableOfType(DeliveryRefused.class, () -> tell(OPEN));
    }

    private FakeWorkspace.Post last() {
        List<FakeWorkspace.Post> posts = slack.workspace().posts();
        return posts.get(posts.size() - 1);
    }
}
