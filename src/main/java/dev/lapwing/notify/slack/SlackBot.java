package dev.lapwing.notify.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DedupKey;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A bot of Slack in one channel. An alert is one message: what is new of it goes into the message's thread, and the message
 * itself changes once the alert is over.
 */
public final class SlackBot implements Channel {
    /** Where Slack's Web API is. */
    public static final URI SLACK = URI.create("https://slack.com/api");

    private static final String POST = "chat.postMessage";
    private static final String UPDATE = "chat.update";

    private final String name;
    private final String channel;
    private final SlackApi api;
    private final SlackAlert alerts;
    private final SlackTrace trace;

    /**
     * A bot.
     *
     * @param name the channel's name in the configuration
     * @param token the bot's token; it needs the scope {@code chat:write}, and one to read the channel's history to find
     *     after a crash what it has told already
     * @param channel the id of the channel in Slack
     * @param base where the Web API is: {@link #SLACK}, unless a proxy stands before it
     * @throws IllegalArgumentException when address or token cannot be used; the message does not repeat them
     */
    public SlackBot(String name, Secret token, String channel, URI base, RulePages pages, HttpSender outbound) {
        this.name = name;
        this.channel = channel;
        this.api = new SlackApi(base, token, outbound);
        this.alerts = new SlackAlert(pages);
        this.trace = new SlackTrace(api, channel);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration pause() {
        return SlackApi.PAUSE;
    }

    @Override
    public String tell(Notification telling) throws DeliveryRefused {
        Optional<SlackMessageId> main = SlackMessageId.parse(telling.message());
        Optional<SlackMessageId> there = telling.begun().isPresent()
                ? toldBefore(telling, telling.begun().get(), main)
                : Optional.empty();
        if (there.isPresent()) {
            return there.get().toString();
        }
        return switch (telling.step()) {
            case OPEN -> main.isEmpty() ? own(telling, alerts.full(telling)) : join(telling, main.get());
            case UPDATE -> reply(telling, main, alerts.brief(telling), false);
            case REPEAT -> reply(telling, main, alerts.brief(telling), true);
            case END, RESOLVE -> close(telling, main);
        };
    }

    /** What has grown changes the message that is there. */
    @Override
    public String batch(Batch batch) throws DeliveryRefused {
        String key = DedupKey.batch(name, batch);
        Optional<SlackMessageId> there = SlackMessageId.parse(batch.message());
        if (there.isEmpty() && batch.begun().isPresent()) {
            there = trace.findBatch(key, batch.begun().get());
        }
        ObjectNode message = SlackTrace.leave(SlackBatch.of(batch).json(), key);
        if (there.isPresent()) {
            SlackApi.Said answer = api.write(
                    UPDATE,
                    message.deepCopy()
                            .put("channel", there.get().channel())
                            .put("ts", there.get().ts()));
            if (answer.ok() || !SlackErrors.messageGone(answer.error())) {
                answer.orRefuse();
                return there.get().toString();
            }
        }
        return post(message).map(SlackMessageId::toString).orElse("");
    }

    @Override
    public void note(String line) throws DeliveryRefused {
        post(SlackMessage.note(line).json());
    }

    @Override
    public String toString() {
        return "Slack bot " + name;
    }

    /**
     * The message of the alert, where this step of it was taken before the crash: it is in its thread or, where it has none,
     * in the channel. An opening that was taken shows the alert as it was then and is brought up to date.
     */
    private Optional<SlackMessageId> toldBefore(Notification telling, Instant begun, Optional<SlackMessageId> main)
            throws DeliveryRefused {
        if (main.isPresent() && trace.repliedTo(main.get(), telling, begun)) {
            return main;
        }
        Optional<SlackTrace.Found> found = trace.find(telling, begun);
        if (telling.step() == NotificationStep.OPEN
                && found.isPresent()
                && found.get().rev() != telling.alert().rev()) {
            change(telling, found.get().id()).orRefuse();
        }
        return found.map(SlackTrace.Found::id);
    }

    /** However often it is changed, it stands there once. */
    private SlackApi.Said change(Notification telling, SlackMessageId main) throws DeliveryRefused {
        return api.write(
                UPDATE,
                SlackTrace.leave(alerts.full(telling.once()).json(), telling.alert(), NotificationStep.OPEN)
                        .put("channel", main.channel())
                        .put("ts", main.ts()));
    }

    /** Of those about the same the message shows the worst; each has its own below it, and is shown in the channel too where it is worse or comes after a while. */
    private String join(Notification telling, SlackMessageId main) throws DeliveryRefused {
        boolean worse = telling.company().worse();
        if (worse) {
            SlackApi.Said answer = change(telling, main);
            if (!answer.ok() && !SlackErrors.messageGone(answer.error())) {
                answer.orRefuse();
            }
        }
        return reply(
                telling,
                Optional.of(main),
                alerts.full(telling),
                telling.company().aloud());
    }

    /** The message shows the end first; should the line below it fail, both come again and nothing is there twice. */
    private String close(Notification telling, Optional<SlackMessageId> main) throws DeliveryRefused {
        if (main.isEmpty()) {
            return own(telling, alerts.brief(telling));
        }
        Company company = telling.company();
        boolean changes = company.shown() && (company.last() || telling.step() == NotificationStep.END);
        if (!changes || telling.alert().isStub()) {
            return reply(telling, main, alerts.brief(telling), false);
        }
        SlackApi.Said answer = change(telling, main.get());
        boolean gone = !answer.ok() && SlackErrors.messageGone(answer.error());
        if (!gone) {
            answer.orRefuse();
        }
        return reply(telling, main, gone ? alerts.brief(telling) : alerts.line(telling), false);
    }

    /**
     * Tells it in the thread of the alert's message, or on its own where that message is gone.
     *
     * @param aloud whether the channel shows it too: a reminder in a thread reminds nobody
     */
    private String reply(Notification telling, Optional<SlackMessageId> main, SlackMessage message, boolean aloud)
            throws DeliveryRefused {
        if (main.isEmpty()) {
            return own(telling, message);
        }
        ObjectNode body = SlackTrace.leave(message.json(), telling.alert(), telling.step())
                .put("channel", main.get().channel())
                .put("thread_ts", main.get().ts())
                .put("reply_broadcast", aloud);
        SlackApi.Said answer = api.write(POST, body);
        if (!answer.ok() && SlackErrors.messageGone(answer.error())) {
            return own(telling, alerts.brief(telling));
        }
        answer.orRefuse();
        return main.get().toString();
    }

    private String own(Notification telling, SlackMessage message) throws DeliveryRefused {
        return post(SlackTrace.leave(message.json(), telling.alert(), telling.step()))
                .map(SlackMessageId::toString)
                .orElse("");
    }

    private Optional<SlackMessageId> post(ObjectNode body) throws DeliveryRefused {
        SlackApi.Said answer = api.write(POST, body.put("channel", channel)).orRefuse();
        return SlackMessageId.of(answer.body());
    }
}
