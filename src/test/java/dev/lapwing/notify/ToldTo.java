package dev.lapwing.notify;

import java.net.URI;
import java.time.Clock;

/** The notifier's channels to the stand-ins. */
final class ToldTo {
    static final String ROUTING_KEY = "fedcba9876543210FEDCBA9876543210";

    private ToldTo() {}

    static Channel pagerDuty(String name, URI endpoint, Clock clock) {
        return new PagerDuty(
                name, new Hidden(ROUTING_KEY), endpoint, RulePages.unpublished(), new Outbound("0.1.0", clock));
    }

    static Channel bot(String name, String slack) {
        return new SlackBot(
                name,
                new Hidden(FakeSlack.TOKEN),
                FakeSlack.CHANNEL,
                URI.create(slack + "/api"),
                RulePages.unpublished(),
                new Outbound("0.1.0", Clock.systemUTC()));
    }

    static Channel hook(String name, String slack) {
        return new SlackWebhook(
                name,
                new Hidden(slack + FakeSlack.HOOK),
                RulePages.unpublished(),
                new Outbound("0.1.0", Clock.systemUTC()));
    }
}
