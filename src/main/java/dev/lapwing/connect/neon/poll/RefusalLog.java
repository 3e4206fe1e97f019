package dev.lapwing.connect.neon.poll;

import dev.lapwing.connect.neon.api.NeonResource;
import dev.lapwing.connect.neon.api.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once what cannot be seen, and why. A Connect worker brings a logging API of version 1.7: no fluent form here. */
final class RefusalLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(RefusalLog.class);

    private final String source;
    private final Set<String> said = new HashSet<>();
    private volatile boolean stopped;
    private String round = "";

    RefusalLog(String source) {
        this.source = source;
    }

    /** What this key cannot show by its kind. */
    void blind(String method, List<String> what) {
        if (said.add("blind " + method)) {
            LOGGER.info(
                    "polled with a key source={} auth_method={} not_to_be_seen=\"{}\"",
                    source,
                    method,
                    String.join("; ", what));
        }
    }

    /** A resource is refused; said once of each operation and status. */
    void refused(NeonResource resource, Reply reply) {
        String operation = resource.operation().id();
        if (!stopped && said.add(operation + " " + reply.status())) {
            LOGGER.info(
                    "Neon refuses source={} operation={} status={} meaning=\"{}\"; asked again every ten minutes",
                    source,
                    operation,
                    reply.status(),
                    meaning(reply.status()));
        }
    }

    /** How a round ended; said where it ended otherwise than the one before. */
    void ended(int status, String error) {
        String now = error.isEmpty() ? "good" : error;
        if (!now.equals(round) && !stopped) {
            if (error.isEmpty()) {
                LOGGER.info("Neon readable source={}", source);
            } else {
                LOGGER.warn("Neon not readable source={} status={} error=\"{}\"", source, status, error);
            }
        }
        round = now;
    }

    /** What fails from now on fails because it is stopped; from any thread. */
    void stop() {
        stopped = true;
    }

    private static String meaning(int status) {
        return switch (status) {
            case 403 -> "this key has no right to see it";
            case 404 -> "it is not there, not switched on, or not for this key";
            default -> "not for this key or this plan";
        };
    }
}
