package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the rules that Lapwing brings find in labelled logs, and what they tell besides. The attacks that are missed are named, so that a
 * change of a rule shows at once what it wins and what it loses.
 */
@Tag("long")
class DetectionScoreTest {

    @TempDir
    private Path folder;

    @Test
    void findsTheAttacksOnThePortal() throws IOException {
        Score score = score("portal");

        assertThat(score.missed()).containsExactlyInAnyOrder("w-07", "w-19", "w-41");
        assertThat(score.notNamed()).containsExactlyInAnyOrder("w-07", "w-19", "w-41", "w-53", "w-54");
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).containsExactly("pocketbase-backup-downloaded");
    }

    @Test
    void findsTheAttacksOnTheClub() throws IOException {
        Score score = score("club");

        assertThat(score.missed()).containsExactly("h-09");
        assertThat(score.notNamed()).containsExactly("h-09");
        assertThat(score.trapsHit()).isEmpty();
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsAttacksOnASystemWithoutAnyPast() throws IOException {
        Score score = score("session");

        assertThat(score.missed()).containsExactly("raw-06");
        assertThat(score.notNamed()).containsExactly("raw-06");
        assertThat(score.falseAlerts()).isEmpty();
    }

    @Test
    void findsTheAttacksOnTheFerry() throws IOException {
        Score score = score("ferry");

        assertThat(score.missed()).isEmpty();
        assertThat(score.notNamed()).isEmpty();
        assertThat(score.trapsHit()).isEmpty();
        // All but the nightly backup tell of attacks, by what polls saw: they show no row.
        assertThat(score.falseAlerts())
                .containsExactly(
                        "lapwing-addresses-gone",
                        "lapwing-logging-reduced",
                        "pocketbase-backup-downloaded",
                        "pocketbase-standing-accounts");
    }

    private Score score(String log) throws IOException {
        return new LabelledLog(log).score(folder);
    }
}
