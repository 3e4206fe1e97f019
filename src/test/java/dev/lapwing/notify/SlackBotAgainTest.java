package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a bot tells again after a crash, of which it does not know whether it was taken. */
class SlackBotAgainTest {
    private final FakeSlack slack = new FakeSlack();
    private final Channel bot = ToldTo.bot("security", slack.address());

    SlackBotAgainTest() throws IOException {}

    @AfterEach
    void stop() {
        slack.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"UPDATE", "END", "RESOLVE"})
    void tellsNothingTwiceInAThread(Step step) throws Refused {
        String message = tell(Step.OPEN, "");
        tell(step, message);

        String kept = bot.tell(SlackFindings.again(SlackFindings.telling(step, "ratio", message)));

        assertThat(kept).isEqualTo(message);
        assertThat(slack.workspace().posts()).hasSize(2);
    }

    @Test
    void tellsAnUpdateOfANewerVersionThoughTheOneBeforeItWasTaken() throws Refused {
        String message = tell(Step.OPEN, "");
        tell(Step.UPDATE, message);

        bot.tell(SlackFindings.again(SlackFindings.telling(Step.UPDATE, SlackFindings.rev("ratio", 3), message)));

        assertThat(slack.workspace().posts()).hasSize(3);
    }

    @Test
    void bringsAnAdoptedMessageUpToDate() throws Refused {
        tell(Step.OPEN, "");

        bot.tell(SlackFindings.again(SlackFindings.telling(Step.OPEN, SlackFindings.rev("ratio", 3), "")));

        assertThat(slack.workspace().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.metadata("rev")).isEqualTo("3"));
        assertThat(slack.workspace().posts().get(0).text()).doesNotContain("sent again");
    }

    @Test
    void tellsTheSameDigestOnce() throws Refused {
        Channel.Digest digest = new Channel.Digest("They are old.", List.of(SlackFindings.at(Step.OPEN, "ratio")));
        bot.digest(digest);

        bot.digest(digest);

        assertThat(slack.workspace().posts()).hasSize(1);
    }

    private String tell(Step step, String message) throws Refused {
        return bot.tell(SlackFindings.telling(step, "ratio", message));
    }
}
