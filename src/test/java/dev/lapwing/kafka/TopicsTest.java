package dev.lapwing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void hasEveryTopicOnceUnderItsFixedName() {
        assertThat(Topics.ALL)
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        "lapwing.raw.pocketbase.v1",
                        "lapwing.raw.neon-audit.v1",
                        "lapwing.raw.neon-polls.v1",
                        "lapwing.raw.neon-postgres.v1",
                        "lapwing.raw.neon-storage.v1",
                        "lapwing.raw.neon-auth.v1",
                        "lapwing.raw.neon-client.v1",
                        "lapwing.raw.text.v1",
                        "lapwing.raw.json.v1",
                        "lapwing.raw.pocketbase-polls.v1",
                        "lapwing.learned.v1",
                        "lapwing.alerts.v1",
                        "lapwing.incidents.v1",
                        "lapwing.late.v1",
                        "lapwing.dead-letters.v1",
                        "lapwing.mutes.v1",
                        "lapwing.resolutions.v1",
                        "lapwing.deliveries.v1",
                        "lapwing.undelivered.v1",
                        "lapwing.status.v1");
    }

    @Test
    void keepsAlertsForNinetyDaysWithoutCompaction() {
        assertThat(Topics.ALERTS.retention()).isEqualTo(Optional.of(Duration.ofDays(90)));
        assertThat(Topics.ALERTS.cleanupPolicy()).isEqualTo("delete");
    }

    @Test
    void compactsOnlyWhatIsAStateOfItsKey() {
        assertThat(Topics.ALL)
                .filteredOn(topic -> topic.cleanupPolicy().equals("compact"))
                .containsExactly(Topics.MUTES, Topics.RESOLUTIONS, Topics.DELIVERIES);
    }

    @Test
    void needsWhatTheJobReadsAndWrites() {
        assertThat(Topics.needed())
                .containsExactly(
                        Topics.RAW_POCKETBASE,
                        Topics.RAW_POCKETBASE_POLLS,
                        Topics.RAW_NEON_AUDIT,
                        Topics.RAW_NEON_POLLS,
                        Topics.RAW_NEON_POSTGRES,
                        Topics.RAW_NEON_STORAGE,
                        Topics.RAW_NEON_AUTH,
                        Topics.RAW_NEON_CLIENT,
                        Topics.RAW_TEXT,
                        Topics.RAW_JSON,
                        Topics.LEARNED,
                        Topics.ALERTS,
                        Topics.INCIDENTS,
                        Topics.LATE,
                        Topics.DEAD_LETTERS,
                        Topics.STATUS);
    }
}
