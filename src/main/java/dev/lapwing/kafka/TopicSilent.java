package dev.lapwing.kafka;

import org.apache.kafka.common.errors.TimeoutException;

/** Nothing comes any more of what is known to be in a topic. */
public final class TopicSilent extends TimeoutException {
    private static final long serialVersionUID = 1L;

    TopicSilent() {
        super("nothing more of the topics comes");
    }
}
