package dev.lapwing.config;

import dev.lapwing.config.value.ConfigValueReader;
import dev.lapwing.yaml.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Tells what a channel lacks, and what it cannot use. */
final class ChannelCheck {
    /** What opens a channel, or forges what comes from it. */
    private static final List<String> SECRETS = List.of("webhook.url", "token", "routing.key", "secret");

    private final Problems problems;
    private final ConfigValueReader values;

    ChannelCheck(Problems problems, ConfigValueReader values) {
        this.problems = problems;
        this.values = values;
    }

    void check(ChannelConfig channel) {
        SECRETS.forEach(key -> channel.setting(key).ifPresent(text -> values.warnIfWrittenOut(key, text)));
        switch (channel.type()) {
            case SLACK -> slack(channel);
            case PAGERDUTY -> pagerDuty(channel);
            case WEBHOOK -> needs(channel, "url", "secret");
        }
    }

    private void slack(ChannelConfig channel) {
        boolean hook = has(channel, "webhook.url");
        boolean bot = has(channel, "token");
        if (hook && bot) {
            problems.error(channel.place(), said(channel) + "has a webhook.url and a token; give one or the other");
        } else if (bot) {
            needs(channel, "channel");
        } else if (hook) {
            useless(channel, "channel", "a webhook.url leads to the channel that Slack made it for");
            useless(channel, "api.url", "a webhook.url is a whole address");
        } else {
            problems.error(
                    channel.place(), said(channel) + "needs a webhook.url, or the token of a bot and the channel's id");
        }
    }

    private void pagerDuty(ChannelConfig channel) {
        needs(channel, "routing.key");
        if (has(channel, "region") && has(channel, "url")) {
            problems.error(channel.place(), said(channel) + "has a region and a url; give one or the other");
        }
    }

    private void needs(ChannelConfig channel, String... keys) {
        Stream.of(keys)
                .filter(key -> !has(channel, key))
                .forEach(key -> problems.error(channel.place(), said(channel) + "needs a " + key));
    }

    private void useless(ChannelConfig channel, String key, String sentence) {
        channel.setting(key).ifPresent(text -> problems.error(text.keyPlace(), key + " is of no use: " + sentence));
    }

    private static boolean has(ChannelConfig channel, String key) {
        return channel.setting(key).isPresent();
    }

    private static String said(ChannelConfig channel) {
        return "channel " + channel.name() + " ";
    }
}
