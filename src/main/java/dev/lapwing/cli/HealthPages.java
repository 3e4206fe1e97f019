package dev.lapwing.cli;

import dev.lapwing.config.Config;
import dev.lapwing.embedded.CannotStart;
import dev.lapwing.health.Health;
import dev.lapwing.health.HealthServer;
import java.util.function.Supplier;

/** The health pages of the processes that may run beside each other, each with a key of its own for its port. */
public enum HealthPages {
    JOB("health.port"),
    SOURCES("health.sources.port"),
    NOTIFIER("health.notify.port");

    private final String key;

    HealthPages(String key) {
        this.key = key;
    }

    /**
     * Starts serving.
     *
     * @throws CommandFailed when the port cannot be had; it names the key that gives another one
     */
    public HealthServer start(Config.HealthPage page, Supplier<Health> health) {
        try {
            return HealthServer.start(page.host(), port(page), health);
        } catch (CannotStart e) {
            throw new CommandFailed(e.getMessage() + " Set " + key + " to another port.", e);
        }
    }

    private int port(Config.HealthPage page) {
        return switch (this) {
            case JOB -> page.port();
            case SOURCES -> page.sourcesPort();
            case NOTIFIER -> page.notifyPort();
        };
    }
}
