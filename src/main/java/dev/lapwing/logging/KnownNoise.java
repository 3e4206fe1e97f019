package dev.lapwing.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.regex.Pattern;

/**
 * Keeps warnings out of the log that mean nothing: before the first start Kafka Streams looks for the repartitions that it
 * is about to make, and is told that they are not there. The same of any other topic is told.
 */
public final class KnownNoise extends Filter<ILoggingEvent> {
    private static final Pattern NOT_MADE_YET =
            Pattern.compile(".* recoverable issue .*: \\{[\\w.-]+-repartition=UNKNOWN_TOPIC_OR_PARTITION"
                    + "(, [\\w.-]+-repartition=UNKNOWN_TOPIC_OR_PARTITION)*} ?");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLoggerName().equals("org.apache.kafka.clients.NetworkClient")
                        && NOT_MADE_YET.matcher(event.getFormattedMessage()).matches()
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
