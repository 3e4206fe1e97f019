package dev.lapwing.notify;

import static dev.lapwing.notify.message.DullAlert.dull;
import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.EchoingServer;
import dev.lapwing.notify.channel.Endpoint;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.delivery.Delivery;
import dev.lapwing.notify.delivery.Undelivered;
import dev.lapwing.notify.ledger.SendResult;
import dev.lapwing.notify.ledger.SendTask;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.pagerduty.PagerDuty;
import dev.lapwing.notify.pagerduty.PagerDutyRegion;
import dev.lapwing.notify.slack.SlackBot;
import dev.lapwing.notify.slack.SlackWebhook;
import dev.lapwing.notify.slack.SlackWebhookTest;
import dev.lapwing.notify.webhook.Webhook;
import dev.lapwing.redact.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants secrets, provokes each refusal and looks for the secrets in all that could be shown of it. */
class SecretsTest {
    private static final String PLANTED = "PlantedSecret0123456789abcdefABC";

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final HttpSender outbound = new HttpSender("0.1.0", Clock.systemUTC(), Duration.ofMillis(600));

    /** Each way to tell, with a secret wherever it has one. */
    private enum Kind {
        SLACK_WEBHOOK {
            @Override
            Channel at(String base, HttpSender outbound) {
                Secret url = new Secret(base + "/services/T0/" + PLANTED);
                return new SlackWebhook("security", url, RulePages.unpublished(), outbound);
            }
        },
        SLACK_BOT {
            @Override
            Channel at(String base, HttpSender outbound) {
                URI api = Endpoint.parse(new Secret(base + "/" + PLANTED));
                return new SlackBot("bot", new Secret(PLANTED), "C0", api, RulePages.unpublished(), outbound);
            }
        },
        PAGER_DUTY {
            @Override
            Channel at(String base, HttpSender outbound) {
                URI endpoint = Endpoint.parse(new Secret(base + "/" + PLANTED));
                return new PagerDuty("oncall", new Secret(PLANTED), endpoint, RulePages.unpublished(), outbound);
            }
        },
        WEBHOOK {
            @Override
            Channel at(String base, HttpSender outbound) {
                Secret url = new Secret(base + "/hook?token=" + PLANTED);
                return new Webhook("hook", url, new Secret(PLANTED), outbound);
            }
        };

        abstract Channel at(String base, HttpSender outbound);
    }

    @BeforeEach
    void catchTheLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBackTheLog() {
        System.setErr(stderr);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                EchoingServer.HANGS_UP,
                EchoingServer.SILENCE,
                200,
                301,
                302,
                307,
                400,
                401,
                403,
                404,
                408,
                410,
                413,
                429,
                500,
                503
            })
    void areInNothingThatIsSaidOfAnAnswer(int status) {
        try (EchoingServer server = new EchoingServer(status)) {
            for (Kind kind : Kind.values()) {
                if (kind == Kind.WEBHOOK && status == 200) {
                    continue;
                }
                assertThat(shown(kind.at(server.address(), outbound)))
                        .as("%s", kind)
                        .contains("Refused");
            }
        }

        assertThat(log()).contains("alert undelivered", "note undelivered").doesNotContain(PLANTED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void areInNothingThatIsSaidWhenNobodyAnswers(Kind kind) {
        EchoingServer server = new EchoingServer(200);
        server.close();

        assertThat(shown(kind.at(server.address(), outbound))).contains("was not reached");
        assertThat(log()).contains("was not reached").doesNotContain(PLANTED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void areInNothingThatIsSaidWhenTheOtherSideSpeaksNoTls(Kind kind) {
        try (EchoingServer server = new EchoingServer(200)) {
            assertThat(shown(kind.at(server.address().replace("http:", "https:"), outbound)))
                    .contains("Refused");
        }
        assertThat(log()).contains("note undelivered").doesNotContain(PLANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "http://hooks.example",
                "ftp://hooks.example",
                "https://" + PLANTED + "@hooks.example",
                "https://hooks.example:99999",
                "https://hooks.example/#",
                "https://hooks.example/a b",
                "https://%zz",
                "https://[" + PLANTED
            })
    void areInNothingThatIsSaidOfABadAddress(String base) {
        for (Kind kind : Kind.values()) {
            Throwable refused = catchThrowable(() -> kind.at(base, outbound));

            assertThat(refused).isInstanceOf(IllegalArgumentException.class);
            assertThat(SlackWebhookTest.shown(refused)).doesNotContain(PLANTED, "hooks.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" " + PLANTED, PLANTED + "\n", "\u00e9" + PLANTED})
    void areInNothingThatIsSaidOfABadSecret(String secret) {
        Throwable token = catchThrowable(
                () -> new SlackBot("bot", new Secret(secret), "C0", SlackBot.SLACK, RulePages.unpublished(), outbound));
        Throwable key = catchThrowable(() -> new PagerDuty(
                "oncall", new Secret(secret), PagerDutyRegion.EU.endpoint(), RulePages.unpublished(), outbound));

        assertThat(List.of(token, key))
                .allSatisfy(refused -> assertThat(SlackWebhookTest.shown(refused))
                        .contains("The ")
                        .doesNotContain(PLANTED));
    }

    /** All that people and topics get to see of a channel that refuses: it must hold no secret. */
    private String shown(Channel channel) {
        Throwable refused = catchThrowable(() -> channel.tell(dull().told(NotificationStep.OPEN)));
        Delivery delivery = Delivery.of(channel.name(), Findings.came(Findings.opened("a")), NOW);
        String reason = String.valueOf(refused.getMessage());
        byte[] row =
                Undelivered.of(delivery, NotificationStep.OPEN, reason, NOW).toBytes();
        List<SendResult> outcomes = new CopyOnWriteArrayList<>();
        try (ChannelWorker failing = worker(channel, outcomes)) {
            OperatorNotes operator;
            try (ChannelWorker other = worker(channel, outcomes)) {
                operator = new OperatorNotes(List.of(failing, other));
                operator.refused(failing, reason, new SendTask.Single(delivery, NotificationStep.OPEN), NOW);
                other.begin(List.of(other.note().orElseThrow()));
            }
            SendResult note = outcomes.get(0);
            String why = String.valueOf(note.refused().orElseThrow().getMessage());
            operator.refused(failing, why, note.work(), NOW);
        }
        String all = channel + "\n" + SlackWebhookTest.shown(refused) + "\n" + new String(row, StandardCharsets.UTF_8);
        assertThat(all).doesNotContain(PLANTED);
        return all;
    }

    private static ChannelWorker worker(Channel channel, List<SendResult> outcomes) {
        return new ChannelWorker(channel, Clock.systemUTC(), new Random(1), outcomes::add, () -> {});
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
