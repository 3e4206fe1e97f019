package dev.lapwing.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FinalEpisodesTest {
    private static final FindingWriter WRITER = new FindingWriter("rules", "0.1.0", Alerts.VEILED);

    @Test
    void keepsTheNewestVersionOfEachAlertInWhateverOrderTheyCome() {
        List<AlertVersion> versions = new ArrayList<>(life("one", CloseReason.ENDED));
        versions.addAll(life("two", CloseReason.MERGED));
        versions.addAll(life("three", CloseReason.RETRACTED));
        versions.addAll(life("four", CloseReason.SUPERSEDED));
        versions.add(Alerts.named(Alerts.burst(), "five"));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(versions, new Random(seed));
            FinalEpisodes episodes = new FinalEpisodes(Alerts.VEILED);

            versions.forEach(episodes::add);

            assertThat(episodes.ended())
                    .as("seed %s", seed)
                    .containsExactly(FinalEpisode.of(Alerts.burst(), Alerts.VEILED));
            assertThat(List.of(
                            episodes.openings(),
                            episodes.closings(),
                            episodes.stillOpen(),
                            episodes.duplicates(),
                            episodes.missing()))
                    .as("seed %s", seed)
                    .containsExactly(5L, 4L, 1L, 0L, 0L);
        }
    }

    @Test
    void countsAVersionThatIsToldTwice() {
        FinalEpisodes episodes = new FinalEpisodes(Alerts.PLAIN);
        List<AlertVersion> life = life("one", CloseReason.ENDED);

        life.forEach(episodes::add);
        life.forEach(version -> episodes.add(finding(version)));

        assertThat(episodes.duplicates()).isEqualTo(3);
        assertThat(episodes.ended()).hasSize(1);
    }

    @Test
    void countsAVersionThatNobodyTold() {
        FinalEpisodes episodes = new FinalEpisodes(Alerts.PLAIN);

        episodes.add(life("one", CloseReason.ENDED).get(2));

        assertThat(episodes.missing()).isEqualTo(2);
        assertThat(episodes.openings()).isZero();
    }

    @Test
    void agreesWhetherItReadsFindingsOrHoldsTheAlerts() {
        FinalEpisodes live = new FinalEpisodes(Alerts.VEILED);
        FinalEpisodes replay = new FinalEpisodes(Alerts.VEILED);
        AlertVersion version = Alerts.closed(
                Alerts.grouped(Alerts.burst(), "shop-prod", List.of("user.email_addr"), List.of("ann@example.com")),
                CloseReason.ENDED);

        live.add(finding(version));
        replay.add(version);

        assertThat(live.ended()).hasSize(1).isEqualTo(replay.ended());
        assertThat(live.ended().get(0).group().get(0).value()).startsWith("email-");
    }

    @Test
    void refusesWhatLapwingDidNotWrite() {
        JsonNode other = JsonNodeFactory.instance.objectNode().put("class_uid", 2004);

        assertThatThrownBy(() -> new FinalEpisodes(Alerts.PLAIN).add(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a finding of Lapwing");
    }

    private static List<AlertVersion> life(String alertId, CloseReason ending) {
        AlertVersion opened = Alerts.named(Alerts.burst(), alertId);
        AlertVersion updated = Alerts.updated(opened);
        return List.of(opened, updated, Alerts.closed(updated, ending));
    }

    private static JsonNode finding(AlertVersion version) {
        return OcsfSchema.assertValid(WRITER.write(version));
    }
}
