package dev.lapwing.config;

import dev.lapwing.config.source.NeonSource;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.rule.ordinary.Ordinary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A configuration in a few lines, without its secrets. */
public final class ConfigSummary {
    private ConfigSummary() {}

    public static List<String> lines(Config config) {
        var lines = new ArrayList<String>();
        lines.add("kafka: " + config.kafka().bootstrapServers()
                + keys(config.kafka().settings().keySet()));
        lines.add("streams:" + keys(config.streams().settings().keySet()));
        for (SourceConfig source : config.sources()) {
            lines.add("source %s: %s, late by up to %s, %s%s"
                    .formatted(
                            source.name(),
                            lower(source.type()),
                            words(source.lateness()),
                            lower(source.partitioning()),
                            source.access()
                                    .map(access -> ", fetched in mode " + lower(access.mode()))
                                    .or(() -> source.neon().map(ConfigSummary::windows))
                                    .orElse("")));
        }
        Config.Rules rules = config.rules();
        lines.add("rules: Lapwing's own and %d folders, %d off, %d changed"
                .formatted(
                        rules.folders().size(),
                        rules.off().size(),
                        rules.set().rules().size()));
        lines.add("ordinary: " + ordinary(rules.ordinary()));
        lines.add("health: http://%s:%d/health"
                .formatted(config.health().host(), config.health().port()));
        NotifyConfig telling = config.telling();
        telling.channels()
                .forEach(channel -> lines.add("channel %s: %s".formatted(channel.name(), lower(channel.type()))));
        lines.add("routes: "
                + (telling.routes().isEmpty()
                        ? "as they are usual"
                        : telling.routes().size()));
        lines.add("emails in alerts: " + lower(config.emails()));
        return lines;
    }

    private static String windows(NeonSource neon) {
        return ", seen through "
                + neon.windows().stream().map(ConfigSummary::lower).collect(Collectors.joining(", "));
    }

    private static String ordinary(Ordinary ordinary) {
        return ordinary.values().isEmpty()
                ? "nothing is named"
                : ordinary.values().entrySet().stream()
                        .map(entry -> entry.getKey().word() + " " + String.join("; ", entry.getValue()))
                        .collect(Collectors.joining(" | "));
    }

    private static String keys(Set<String> keys) {
        return keys.isEmpty() ? " (as Kafka has it)" : " (" + String.join(", ", new TreeSet<>(keys)) + ")";
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
