package dev.lapwing.topology.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.topology.Correlating;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the health page says of how far each source is. */
class SourceTimesTest {
    private static final String ADDRESS = "203.0.113.7";

    @TempDir
    private Path folder;

    @Test
    void tellTheFirstEventAtOnceAndTheWatermarkWithIt() {
        try (Driven job = new Driven(Rows.rules(), folder)) {
            job.send(Rows.failure("a", 60, ADDRESS));

            assertThat(job.times.checks())
                    .isEqualTo(Map.of(
                            "first event of shop", Rows.NOON.plusSeconds(60).toString(),
                            "watermark of shop",
                                    Rows.NOON.minus(Duration.ofMinutes(10)).toString()));
        }
    }

    @Test
    void tellAnEarlierEventThatComesLaterEvenTooLate() {
        try (Driven job = new Driven(Rows.rules(), folder)) {
            job.progress(Rows.NOON.plus(Duration.ofHours(1)));
            job.send(Rows.failure("a", 60, ADDRESS), Rows.failure("b", 30, ADDRESS));

            assertThat(job.times.checks())
                    .containsEntry(
                            "first event of shop", Rows.NOON.plusSeconds(30).toString());
        }
    }

    @Test
    void sayNothingOfASourceOfWhichNothingCame() {
        try (Driven job = new Driven(Rows.rules(), folder)) {
            job.sendMonitor(Rows.bytes("{}"));
            job.second();

            assertThat(job.times.checks()).isEmpty();
        }
    }

    @Test
    void areKnownAgainAfterARestart() {
        try (Driven job = new Driven(Rows.rules(), folder);
                Correlating task = new Correlating(Rows.rules(), folder, 10)) {
            job.send(Rows.failure("a", 60, ADDRESS));
            List<TestRecord<byte[], byte[]>> told = job.byGroup();
            task.take(told);
            task.restart(Rows.rules());

            assertThat(task.times().checks()).isEqualTo(job.times.checks()).isNotEmpty();
        }
    }
}
