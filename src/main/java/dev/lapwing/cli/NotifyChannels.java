package dev.lapwing.cli;

import dev.lapwing.notify.Channel;
import dev.lapwing.notify.Hidden;
import dev.lapwing.notify.Outbound;
import dev.lapwing.notify.PagerDuty;
import dev.lapwing.notify.PagerDutyRegion;
import dev.lapwing.notify.RulePages;
import dev.lapwing.notify.SlackBot;
import dev.lapwing.notify.SlackWebhook;
import dev.lapwing.notify.Webhook;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the channels of a configuration, with their secrets looked up. */
final class NotifyChannels {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NotifyConfig config;
    private final Clock clock;
    private final Problems problems = new Problems();
    private final ValueReader values;
    private final Outbound outbound = new Outbound(PATIENCE);
    private final RulePages pages;
    private final List<Channel> channels = new ArrayList<>();

    /** The channels, and what is wrong with those that could not be made, a sentence each with its place. */
    record Made(List<Channel> channels, List<String> problems) {}

    private NotifyChannels(NotifyConfig config, Map<String, String> environment, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.values = new ValueReader(problems, new SecretLookup(environment, problems));
        this.pages = config.rulePages().flatMap(this::pages).orElse(RulePages.unpublished());
    }

    static Made of(NotifyConfig config, Map<String, String> environment, Clock clock) {
        return new NotifyChannels(config, environment, clock).made();
    }

    private Made made() {
        config.channels().forEach(channel -> make(channel).ifPresent(channels::add));
        return new Made(channels, problems.errors());
    }

    private Optional<RulePages> pages(Located written) {
        return url("rule.pages", written).flatMap(base -> told(written.place(), () -> RulePages.under(base)));
    }

    private Optional<Channel> make(ChannelConfig channel) {
        return switch (channel.type()) {
            case SLACK -> slack(channel);
            case PAGERDUTY -> pagerDuty(channel);
            case WEBHOOK -> webhook(channel);
        };
    }

    private Optional<Channel> slack(ChannelConfig channel) {
        Optional<Hidden> hook = secret(channel, "webhook.url");
        Optional<Hidden> token = secret(channel, "token");
        Optional<String> room = text(channel, "channel");
        Optional<URI> api = channel.setting("api.url").flatMap(written -> url("api.url", written));
        if (hook.isPresent()) {
            return told(channel.place(), () -> new SlackWebhook(channel.name(), hook.get(), pages, outbound));
        }
        return token.isEmpty() || room.isEmpty()
                ? Optional.empty()
                : told(
                        channel.place(),
                        () -> new SlackBot(
                                channel.name(), token.get(), room.get(), pages, api.orElse(SlackBot.SLACK), outbound));
    }

    private Optional<Channel> pagerDuty(ChannelConfig channel) {
        Optional<Hidden> key = secret(channel, "routing.key");
        Optional<URI> endpoint = endpoint(channel);
        return key.isEmpty() || endpoint.isEmpty()
                ? Optional.empty()
                : told(
                        channel.place(),
                        () -> new PagerDuty(
                                new PagerDuty.Settings(
                                        channel.name(),
                                        endpoint.get(),
                                        key.get(),
                                        pages.base().map(URI::toString)),
                                clock));
    }

    private Optional<URI> endpoint(ChannelConfig channel) {
        Optional<Located> url = channel.setting("url");
        if (url.isPresent()) {
            return url("url", url.get());
        }
        Optional<Located> region = channel.setting("region");
        return region.map(written -> values.choice("region", written, PagerDutyRegion.values()))
                .orElse(Optional.of(PagerDutyRegion.US))
                .map(PagerDutyRegion::endpoint);
    }

    private Optional<Channel> webhook(ChannelConfig channel) {
        Optional<Hidden> url = secret(channel, "url");
        Optional<Hidden> secret = secret(channel, "secret");
        return url.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : told(
                        channel.place(),
                        () -> new Webhook(
                                new Webhook.Settings(channel.name(), url.get(), secret.get(), EngineVersion.text()),
                                clock));
    }

    /** The messages of Java repeat the address. */
    private Optional<URI> url(String key, Located written) {
        Optional<String> text = values.resolved(written);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text.get()));
        } catch (URISyntaxException e) {
            problems.error(written.place(), key + " is no URL");
            return Optional.empty();
        }
    }

    private Optional<Hidden> secret(ChannelConfig channel, String key) {
        return text(channel, key).map(Hidden::new);
    }

    private Optional<String> text(ChannelConfig channel, String key) {
        return channel.setting(key).flatMap(values::resolved);
    }

    /** What is made, or the sentence that says why it could not be; no such sentence repeats a secret. */
    private <T> Optional<T> told(String place, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            problems.error(place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
