package dev.lapwing.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.Topics;
import dev.lapwing.topology.Driven;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.metrics.JobCounter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with broken characters in a text that whoever attacks has chosen. */
class BrokenRowsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"curl\u00ff", "curl\\\\xFF", "curl\u0001", "curl\\\\ud800", "M\u00fcller"})
    void countLikeAnyOtherAndMakeNoDeadLetter(String agent) {
        try (Driven job = new Driven(Rows.rules(Rows.burst(40)), folder)) {
            for (int i = 0; i < 40; i++) {
                String row = Rows.failure("r" + i, i, "10.0.0.1");
                byte[] broken = row.replaceFirst("\"userAgent\":\"", "\"userAgent\":\"" + agent)
                        .getBytes(StandardCharsets.ISO_8859_1);
                job.sendBytes("shop", broken);
            }

            assertThat(job.phases()).containsExactly("opened");
            assertThat(job.read(Topics.DEAD_LETTERS)).isEmpty();
            assertThat(job.counters.of(JobCounter.MENDED)).isEqualTo(40);
        }
    }
}
