package dev.lapwing.notify.slack;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.Endpoint;
import dev.lapwing.notify.channel.HttpAnswer;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.time.Duration;

/** An incoming webhook of Slack. It can only post, so each step is a message of its own. */
public final class SlackWebhook implements Channel {
    private static final String WHO = "Slack";
    private static final int OK = 200;

    private final String name;
    private final URI address;
    private final SlackAlert alerts;
    private final HttpSender outbound;

    /**
     * A webhook.
     *
     * @param name the channel's name in the configuration
     * @param url the webhook's address, which is as good as a password
     * @throws IllegalArgumentException when the address is none; the message does not repeat it
     */
    public SlackWebhook(String name, Secret url, RulePages pages, HttpSender outbound) {
        this.name = name;
        this.address = Endpoint.parse(url);
        this.alerts = new SlackAlert(pages);
        this.outbound = outbound;
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
        boolean first =
                telling.step() == NotificationStep.OPEN && !telling.company().joins();
        post(first ? alerts.full(telling) : alerts.brief(telling));
        return telling.message().isEmpty() ? telling.alert().id() : telling.message();
    }

    @Override
    public String batch(Batch batch) throws DeliveryRefused {
        return post(SlackBatch.of(batch));
    }

    @Override
    public void note(String line) throws DeliveryRefused {
        post(SlackMessage.note(line));
    }

    @Override
    public String toString() {
        return "Slack webhook " + name;
    }

    private String post(SlackMessage message) throws DeliveryRefused {
        HttpAnswer answer =
                outbound.send(HttpSender.json(address, message.json().toString()), WHO);
        if (answer.status() != OK) {
            throw SlackErrors.refused(
                    answer, WHO + " answered " + answer.status() + " " + SlackErrors.code(answer.body()));
        }
        if (!answer.body().strip().equals("ok")) {
            throw DeliveryRefused.unsure(WHO + " answered 200 without ok");
        }
        return "";
    }
}
