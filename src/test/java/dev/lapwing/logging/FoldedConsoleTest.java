package dev.lapwing.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldedConsoleTest {
    private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
    private static final String STREAMS = "org.apache.kafka.streams.processor.internals.StreamThread";

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FoldedConsole console = new FoldedConsole();

    @BeforeEach
    void begin() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger{0} %msg%n%ex");
        encoder.start();
        console.setContext(context);
        console.setEncoder(encoder);
        console.start();
        console.setOutputStream(bytes);
    }

    @Test
    void saysOnceWhatManyClientsWarnOf() {
        for (int i = 0; i < 1_000; i++) {
            log(
                    CLIENT,
                    Level.WARN,
                    "[Producer clientId=p-" + i + "] Connection to node -1 could not be established",
                    null);
        }

        assertThat(said())
                .containsExactly(
                        "WARN NetworkClient [Producer clientId=p-0] Connection to node -1 could not be established");
    }

    @Test
    void saysInASentenceThatStateIsRestored() {
        var corrupted = new TaskCorruptedException(Set.of(new TaskId(2, 1)));
        log(STREAMS, Level.WARN, "Detected the states of tasks [2_1] are corrupted", corrupted);
        log(
                "org.apache.kafka.streams.processor.internals.ProcessorStateManager",
                Level.WARN,
                "State store groups did not find checkpoint offsets: we treat it as a task corruption",
                null);

        assertThat(said())
                .containsExactly("WARN StreamThread state is restored from Kafka,"
                        + " which is ordinary after a hard end or an outage");
    }

    @Test
    void leavesOutWhereAnOutageWasMet() {
        log(STREAMS, Level.ERROR, "Error encountered due to:\nmany lines", new TimeoutException("no answer"));

        assertThat(said())
                .containsExactly("ERROR StreamThread Error encountered due to:"
                        + " (org.apache.kafka.common.errors.TimeoutException: no answer)");
    }

    @Test
    void keepsTheWholeTextOfAFailureThatStays() {
        log(STREAMS, Level.ERROR, "broken", new IllegalStateException("a mistake"));

        assertThat(said()).hasSizeGreaterThan(3).startsWith("ERROR StreamThread broken");
    }

    @Test
    void leavesOursAsTheyAre() {
        log("dev.lapwing.topology.job.LapwingJob", Level.WARN, "twice", null);
        log("dev.lapwing.topology.job.LapwingJob", Level.WARN, "twice", null);

        assertThat(said()).containsExactly("WARN LapwingJob twice", "WARN LapwingJob twice");
    }

    private void log(String logger, Level level, String message, @Nullable Throwable thrown) {
        console.doAppend(new LoggingEvent("", context.getLogger(logger), level, message, thrown, null));
    }

    private List<String> said() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
