package dev.lapwing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobHeartbeatTest {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final JobHeartbeat BEAT =
            new JobHeartbeat("0f1c", NOON.minusSeconds(90), NOON.plusMillis(5), true, 12, 1, 2);

    /** As it was written when the job and the notifier each had a format of their own. */
    private static final String WRITTEN = """
            {"process":"0f1c","since":"2026-11-10T11:58:30Z","at":"2026-11-10T12:00:00.005Z","working":true,"rows":12,\
            "dead_letters":1,"too_late":2}""";

    @Test
    void isWrittenAsItAlwaysWas() {
        assertThat(new String(BEAT.toBytes(), StandardCharsets.UTF_8)).isEqualTo(WRITTEN);
        assertThat(new String(BEAT.key(), StandardCharsets.UTF_8)).isEqualTo("0f1c");
    }

    @Test
    void isReadBackAlsoWithMoreOrFewerFields() {
        String more = WRITTEN.replace("\"rows\"", "\"host\":\"h\",\"rows\"");
        String fewer = WRITTEN.replace(",\"too_late\":2", "");

        assertThat(JobHeartbeat.parse(BEAT.toBytes())).isEqualTo(BEAT);
        assertThat(JobHeartbeat.parse(more.getBytes(StandardCharsets.UTF_8))).isEqualTo(BEAT);
        assertThat(JobHeartbeat.parse(fewer.getBytes(StandardCharsets.UTF_8)).tooLate())
                .isZero();
    }
}
