package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.Counters;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.source.SourceLayout;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** In place of a record that its topic would refuse goes a monitor event. */
class TooLargeTest {
    private static final String CHANGELOG = "lapwing-groups-changelog";

    private final Counters counters = new Counters();

    private ProducerRecord<byte[], byte[]> sent(String topic, int size) {
        try (TooLarge guard = new TooLarge()) {
            guard.configure(Map.of(TooLarge.COUNTERS, counters));
            return guard.onSend(new ProducerRecord<>(topic, new byte[1], new byte[size - 1]));
        }
    }

    @Test
    void aMonitorEventGoesInItsPlaceAndIsCounted() {
        ProducerRecord<byte[], byte[]> sent = sent(Topics.ALERTS.name(), TooLarge.LARGEST + 1);

        assertThat(sent.topic()).isEqualTo(Topics.RAW_JSON.name());
        assertThat(sent.key()).isEqualTo(Rows.bytes(SourceLayout.MONITOR_NAME));
        assertThat(OcsfSchema.read(sent.value()).path("monitor").asText()).isEqualTo("no_room");
        assertThat(counters.of(JobCounter.TOO_LARGE)).isOne();
    }

    @Test
    void whatFitsGoesOnAsItIs() {
        assertThat(sent(Topics.ALERTS.name(), TooLarge.LARGEST).topic()).isEqualTo(Topics.ALERTS.name());
        assertThat(sent(CHANGELOG, TooLarge.LARGEST_INTERNAL).topic()).isEqualTo(CHANGELOG);
        assertThat(counters.of(JobCounter.TOO_LARGE)).isZero();
    }

    @Test
    void theTopicsOfKafkaStreamsTakeMoreButNotEverything() {
        assertThat(sent(CHANGELOG, TooLarge.LARGEST_INTERNAL + 1).topic()).isEqualTo(Topics.RAW_JSON.name());
    }
}
