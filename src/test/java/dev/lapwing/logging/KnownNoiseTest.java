package dev.lapwing.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class KnownNoiseTest {
    private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
    private static final String SAID =
            "[Consumer clientId=a-consumer, groupId=lapwing] The metadata response from the cluster reported a recoverable"
                    + " issue with correlation id {} : {}";

    @Test
    void leavesOutThatRepartitionsAreNotMadeYet() {
        assertThat(decided(
                        CLIENT,
                        "{lapwing-by-group-repartition=UNKNOWN_TOPIC_OR_PARTITION,"
                                + " lapwing-by-resource-repartition=UNKNOWN_TOPIC_OR_PARTITION}"))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void leavesInThatAnythingElseIsMissingOrWrong() {
        assertThat(decided(
                        CLIENT,
                        "{lapwing-by-group-repartition=UNKNOWN_TOPIC_OR_PARTITION,"
                                + " lapwing.raw.json.v1=UNKNOWN_TOPIC_OR_PARTITION}"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decided(CLIENT, "{lapwing-by-group-repartition=LEADER_NOT_AVAILABLE}"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decided("dev.lapwing", "{a-repartition=UNKNOWN_TOPIC_OR_PARTITION}"))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decided(String logger, String errors) {
        var event = new LoggingEvent(
                "", new LoggerContext().getLogger(logger), Level.WARN, SAID, null, new Object[] {7, errors});
        return new KnownNoise().decide(event);
    }
}
