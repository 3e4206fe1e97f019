package dev.lapwing.cli.notify;

import dev.lapwing.config.ChannelConfig;
import dev.lapwing.config.NotifyConfig;
import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.config.value.SecretLookup;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.Endpoint;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.pagerduty.PagerDuty;
import dev.lapwing.notify.pagerduty.PagerDutyRegion;
import dev.lapwing.notify.slack.SlackBot;
import dev.lapwing.notify.slack.SlackWebhook;
import dev.lapwing.notify.webhook.Webhook;
import dev.lapwing.redact.Secret;
import dev.lapwing.text.EngineVersion;
import dev.lapwing.yaml.LocatedText;
import dev.lapwing.yaml.Problems;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the channels of a configuration, with their secrets looked up. */
public final class NotifyChannels {
    private final NotifyConfig config;
    private final Problems missing = new Problems();
    private final Problems problems = new Problems();
    private final ConfigValueReader values;
    private final HttpSender outbound;
    private final RulePages pages;
    private final List<Channel> channels = new ArrayList<>();

    /**
     * The channels, and why others could not be made, a sentence each with its place.
     *
     * @param missing secrets that are not here; they may be elsewhere
     * @param wrong what can be used nowhere
     */
    public record Made(List<Channel> channels, List<String> missing, List<String> wrong) {
        public List<String> problems() {
            return Stream.concat(missing.stream(), wrong.stream()).toList();
        }
    }

    private NotifyChannels(NotifyConfig config, Map<String, String> environment, Clock clock) {
        this.config = config;
        this.outbound = new HttpSender(EngineVersion.text(), clock);
        this.values = new ConfigValueReader(problems, new SecretLookup(environment, missing));
        this.pages = config.rulePages().flatMap(this::pages).orElse(RulePages.unpublished());
    }

    public static Made of(NotifyConfig config, Map<String, String> environment, Clock clock) {
        return new NotifyChannels(config, environment, clock).made();
    }

    private Made made() {
        config.channels().forEach(channel -> make(channel).ifPresent(channels::add));
        return new Made(channels, missing.errors(), problems.errors());
    }

    private Optional<RulePages> pages(LocatedText written) {
        return values.resolved(written)
                .flatMap(text -> told(written.place(), () -> RulePages.under(Endpoint.parse(new Secret(text)))));
    }

    private Optional<Channel> make(ChannelConfig channel) {
        return switch (channel.type()) {
            case SLACK -> slack(channel);
            case PAGERDUTY -> pagerDuty(channel);
            case WEBHOOK -> webhook(channel);
        };
    }

    private Optional<Channel> slack(ChannelConfig channel) {
        Optional<Secret> hook = secret(channel, "webhook.url");
        Optional<Secret> token = secret(channel, "token");
        Optional<String> room = channel.setting("channel").flatMap(values::resolved);
        Optional<URI> api = address(channel, "api.url", SlackBot.SLACK);
        if (hook.isPresent()) {
            return told(channel.place(), () -> new SlackWebhook(channel.name(), hook.get(), pages, outbound));
        }
        return token.isEmpty() || room.isEmpty() || api.isEmpty()
                ? Optional.empty()
                : told(
                        channel.place(),
                        () -> new SlackBot(channel.name(), token.get(), room.get(), api.get(), pages, outbound));
    }

    private Optional<Channel> pagerDuty(ChannelConfig channel) {
        Optional<Secret> key = secret(channel, "routing.key");
        Optional<URI> endpoint = region(channel).flatMap(region -> address(channel, "url", region.endpoint()));
        return key.isEmpty() || endpoint.isEmpty()
                ? Optional.empty()
                : told(
                        channel.place(),
                        () -> new PagerDuty(channel.name(), key.get(), endpoint.get(), pages, outbound));
    }

    private Optional<PagerDutyRegion> region(ChannelConfig channel) {
        return channel.setting("region")
                .map(written -> values.choice("region", written, PagerDutyRegion.values()))
                .orElse(Optional.of(PagerDutyRegion.US));
    }

    private Optional<Channel> webhook(ChannelConfig channel) {
        Optional<Secret> url = secret(channel, "url");
        Optional<Secret> secret = secret(channel, "secret");
        return url.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : told(channel.place(), () -> new Webhook(channel.name(), url.get(), secret.get(), outbound));
    }

    private Optional<URI> address(ChannelConfig channel, String key, URI otherwise) {
        Optional<LocatedText> written = channel.setting(key);
        return written.isEmpty()
                ? Optional.of(otherwise)
                : secret(channel, key).flatMap(text -> told(written.get().place(), () -> Endpoint.parse(text)));
    }

    private Optional<Secret> secret(ChannelConfig channel, String key) {
        return channel.setting(key).flatMap(values::resolved).map(Secret::new);
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
