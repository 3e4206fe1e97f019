package dev.lapwing.notify;

import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.pagerduty.PagerDuty;
import dev.lapwing.notify.slack.FakeSlack;
import dev.lapwing.notify.slack.SlackBot;
import dev.lapwing.notify.slack.SlackWebhook;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.time.Clock;

/** The notifier's channels to the stand-ins. */
public final class StandInChannels {
    public static final String ROUTING_KEY = "fedcba9876543210FEDCBA9876543210";

    private StandInChannels() {}

    public static Channel pagerDuty(String name, URI endpoint, Clock clock) {
        return new PagerDuty(
                name, new Secret(ROUTING_KEY), endpoint, RulePages.unpublished(), new HttpSender("0.1.0", clock));
    }

    public static Channel bot(String name, String slack) {
        return new SlackBot(
                name,
                new Secret(FakeSlack.TOKEN),
                FakeSlack.CHANNEL,
                URI.create(slack + "/api"),
                RulePages.unpublished(),
                new HttpSender("0.1.0", Clock.systemUTC()));
    }

    public static Channel hook(String name, String slack) {
        return new SlackWebhook(
                name,
                new Secret(slack + FakeSlack.HOOK),
                RulePages.unpublished(),
                new HttpSender("0.1.0", Clock.systemUTC()));
    }
}
