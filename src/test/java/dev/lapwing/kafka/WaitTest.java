package dev.lapwing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitTest {
    private static final Instant START = Instant.parse("2026-11-10T12:00:00Z");
    private static final Optional<String> SILENT = Optional.of("it does not answer");

    private final Wait wait = new Wait("kafka:9092");

    @Test
    void tellsOnceAndThenOnceAMinuteWhatItWaitsForAndOnceThatItIsOver() {
        assertThat(wait.look(SILENT, 2, START)).isEmpty();
        assertThat(wait.look(SILENT, 2, START.plusSeconds(5)))
                .contains("lapwing waits for Kafka at kafka:9092, since 2026-11-10T12:00:00Z: it does not answer.");
        assertThat(wait.look(SILENT, 2, START.plusSeconds(64))).isEmpty();
        assertThat(wait.look(SILENT, 2, START.plusSeconds(65))).isPresent();
        assertThat(wait.look(Optional.empty(), 2, START.plusSeconds(100)))
                .contains("Kafka at kafka:9092 is there again after 100 s; lapwing goes on.");
        assertThat(wait.look(Optional.empty(), 2, START.plusSeconds(102))).isEmpty();
    }

    @Test
    void saysNothingOfOneSlowAnswer() {
        assertThat(wait.look(SILENT, 2, START)).isEmpty();
        assertThat(wait.look(Optional.empty(), 2, START.plusSeconds(2))).isEmpty();
        assertThat(wait.look(SILENT, 2, START.plusSeconds(4))).isEmpty();
        assertThat(wait.trouble()).isEmpty();
    }

    @Test
    void tellsAnotherReasonAtOnce() {
        wait.look(SILENT, 1, START);

        assertThat(wait.look(Optional.of("it lacks the topics a, b"), 1, START.plusSeconds(2)))
                .contains(
                        "lapwing waits for Kafka at kafka:9092, since 2026-11-10T12:00:00Z: it lacks the topics a, b.");
        assertThat(wait.trouble()).isPresent();
    }
}
