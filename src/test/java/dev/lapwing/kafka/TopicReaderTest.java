package dev.lapwing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final String TOPIC = "said";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final TopicReader reader = new TopicReader(consumer, Duration.ofMillis(50));
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void topic() {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
    }

    @Test
    void readsFromTheBeginningToTheEnd() {
        Map<TopicPartition, Long> ends = reader.begin(List.of(TOPIC));
        consumer.schedulePollTask(() -> comes(0));
        consumer.schedulePollTask(() -> comes(2));

        reader.readTo(ends, record -> read.add(record.offset()));

        assertThat(read).containsExactly(0L, 2L);
    }

    /** Markers and what was aborted take places, and are no records. */
    @Test
    void goesOnWhileThePlaceMovesThoughNoRecordComes() {
        Map<TopicPartition, Long> ends = reader.begin(List.of(TOPIC));
        for (long place = 1; place <= 3; place++) {
            long next = place;
            consumer.schedulePollTask(() -> consumer.seek(PARTITION, next));
        }

        reader.readTo(ends, record -> read.add(record.offset()));

        assertThat(read).isEmpty();
    }

    @Test
    void endsWhereNothingComesOfWhatIsKnownToBeThere() {
        Map<TopicPartition, Long> ends = reader.begin(List.of(TOPIC));

        assertThatThrownBy(() -> reader.readTo(ends, record -> read.add(record.offset())))
                .isInstanceOf(TopicSilent.class);
    }

    @Test
    void findsTheRecordAtAPlaceAndNoOtherInItsStead() {
        consumer.schedulePollTask(() -> comes(1));
        consumer.schedulePollTask(() -> comes(1));

        assertThat(reader.at(PARTITION, 1)).map(ConsumerRecord::offset).contains(1L);
        assertThat(reader.at(PARTITION, 0)).isEmpty();
        assertThat(reader.at(PARTITION, 3)).isEmpty();
        assertThat(reader.at(new TopicPartition(TOPIC, 7), 0)).isEmpty();
    }

    @Test
    void readsNoMoreThanTheNewestOfAPartition() {
        consumer.schedulePollTask(() -> List.of(0L, 1L, 2L).forEach(this::comes));

        reader.newest(TOPIC, 2, record -> read.add(record.offset()));

        assertThat(read).containsExactly(1L, 2L);
    }

    @Test
    void readsAllOfAPartitionThatHasFewer() {
        consumer.schedulePollTask(() -> List.of(0L, 1L, 2L).forEach(this::comes));

        reader.newest(TOPIC, 20, record -> read.add(record.offset()));

        assertThat(read).containsExactly(0L, 1L, 2L);
    }

    @Test
    void namesTheTopicThatIsMissing() {
        consumer.updatePartitions("other", List.of());

        assertThatThrownBy(() -> reader.begin(List.of(TOPIC, "other")))
                .isInstanceOfSatisfying(
                        TopicMissing.class,
                        missing -> assertThat(missing.topic()).isEqualTo("other"));
    }

    private void comes(long offset) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], new byte[0]));
    }
}
