package dev.lapwing.notify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The notifier's channels to the stand-ins. */
final class ToldTo {
    static final String ROUTING_KEY = "fedcba9876543210FEDCBA9876543210";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ToldTo() {}

    static Channel pagerDuty(String name, URI endpoint, Clock clock) {
        return new PagerDuty(new PagerDuty.Settings(name, endpoint, new Hidden(ROUTING_KEY), Optional.empty()), clock);
    }

    static Channel bot(String name, String slack) {
        return new SlackBot(
                name,
                new Hidden(FakeSlack.TOKEN),
                FakeSlack.CHANNEL,
                RulePages.unpublished(),
                URI.create(slack + "/api"),
                new Outbound(PATIENCE));
    }

    static Channel hook(String name, String slack) {
        return new SlackWebhook(
                name, new Hidden(slack + FakeSlack.HOOK), RulePages.unpublished(), new Outbound(PATIENCE));
    }
}
