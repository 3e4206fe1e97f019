package dev.lapwing.connect;

import dev.lapwing.connect.source.LogUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line when looks begin to fail, fail otherwise, or succeed again. A Connect worker brings its own logging API, of
 * version 1.7 still: so this package does without its fluent form.
 */
final class PollOutcomeLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(PollOutcomeLog.class);
    private static final String GOOD = "";

    private final String source;
    private String last = "unknown";
    private volatile boolean stopped;

    PollOutcomeLog(String source) {
        this.source = source;
    }

    void succeeded() {
        if (!last.equals(GOOD)) {
            LOGGER.info("log readable source={}", source);
        }
        last = GOOD;
    }

    void failed(LogUnreadable problem) {
        String now = String.valueOf(problem.getMessage());
        if (!last.equals(now) && !stopped) {
            LOGGER.warn("log not readable source={} status={} error={}", source, problem.status(), now);
        }
        last = now;
    }

    /** What fails from now on fails because it is stopped; from any thread. */
    void stop() {
        stopped = true;
    }
}
