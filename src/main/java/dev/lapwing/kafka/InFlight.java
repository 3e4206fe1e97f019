package dev.lapwing.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How many requests a producer of ours has on their way at once: one, whatever the configuration says of all clients.
 *
 * <p>A partition that began just now can refuse the first batch and take the second. The first then never fits, is sent again
 * until the producer gives it up, and what it holds is lost or its transaction aborted.
 */
public final class InFlight {
    public static final String SETTING = ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
    public static final String ONE = "1";

    private InFlight() {}

    /** Holds the settings of a producer to one, and gives them back. */
    public static Map<String, Object> one(Map<String, Object> producer) {
        producer.put(SETTING, ONE);
        return producer;
    }
}
