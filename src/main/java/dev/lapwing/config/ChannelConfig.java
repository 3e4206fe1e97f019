package dev.lapwing.config;

import dev.lapwing.yaml.LocatedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to tell people, as it is written: what its settings stand for is looked up by who tells, for the job reads the
 * same file and need not hold what opens a channel.
 *
 * @param place where it stands
 * @param settings its keys but the type
 */
public record ChannelConfig(String name, Type type, String place, Map<String, LocatedText> settings) {
    public ChannelConfig {
        settings = Map.copyOf(settings);
    }

    /** Who is told. */
    public enum Type {
        SLACK,
        PAGERDUTY,
        WEBHOOK;

        /** Whether it wakes somebody. */
        boolean pages() {
            return this == PAGERDUTY;
        }

        List<String> keys() {
            return switch (this) {
                case SLACK -> List.of("webhook.url", "token", "channel", "api.url");
                case PAGERDUTY -> List.of("routing.key", "region", "url");
                case WEBHOOK -> List.of("url", "secret");
            };
        }
    }

    public Optional<LocatedText> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** Its settings may hold secrets that are written out. */
    @Override
    public String toString() {
        return "channel " + name;
    }
}
