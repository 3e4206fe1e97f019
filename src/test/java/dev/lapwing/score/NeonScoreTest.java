package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the rules that Lapwing brings find in labelled logs of Neon, each source by itself, and what they tell besides. The attacks that
 * are missed are named, so that a change of a rule shows at once what it wins and what it loses.
 */
@Tag("long")
class NeonScoreTest {

    @TempDir
    private Path folder;

    @Test
    void findsTheAttacksInAuditRows() throws IOException {
        Score score = new NeonLog("audit", 21, "audit.txt.gz").score(folder);

        assertThat(score.missed()).isEmpty();
        assertThat(score.notNamed()).isEmpty();
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsTheAttacksInAWeekInWhichAPersonKeepsOneContext() throws IOException {
        Score score = new NeonLog("stable", 7, "stable.csv.gz").score(folder);

        // Baselines learn for longer than the week; of the change of the audit level only the raising lies in it.
        assertThat(score.missed()).containsExactlyInAnyOrder("n2-one-a-day", "n5-slow-takeover", "x1-audit-level");
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsTheAttacksInWhatPostgresWrites() throws IOException {
        Score score = new NeonLog(
                        "postgres",
                        21,
                        "postgres-shipping.log.gz",
                        "postgres-billing.log.gz",
                        "pgaudit-billing.csv.gz",
                        "direct.log.gz")
                .score(folder);

        // The right role and application at night: a day of much traffic has more.
        assertThat(score.missed()).containsExactly("pg-n1-same-app-odd-hour");
        assertThat(score.trapsHit()).isEmpty();
        // The abort behind the panic; no label has its row.
        assertThat(score.falseAlerts()).containsExactly("postgres-crash");
    }

    @Test
    void findsTheAttacksInLogsOfObjectStorage() throws IOException {
        Score score = new NeonLog("storage", 8, "storage.ndjson.gz").score(folder);

        assertThat(score.missed()).isEmpty();
        assertThat(score.notNamed()).isEmpty();
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsTheAttacksInWebhooksOfNeonAuth() throws IOException {
        Score score = new NeonLog("webhooks", 10, "webhooks.ndjson.gz").score(folder);

        assertThat(score.missed()).isEmpty();
        assertThat(score.notNamed()).isEmpty();
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsTheAttacksInWhatClientsWrite() throws IOException {
        Score score = new NeonLog("client", 12, "client.ndjson.gz").score(folder);

        assertThat(score.missed()).isEmpty();
        assertThat(score.notNamed()).isEmpty();
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }
}
