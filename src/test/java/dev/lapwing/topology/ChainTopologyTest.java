package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.FinalEpisodes;
import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Correlations over correlations in the whole topology: what they find comes back as rows of groups. */
@Tag("long")
class ChainTopologyTest {
    /** Two bursts of three failures within five minutes. */
    private static final String WAVE = Rows.correlation("wave", "event_count", "[burst]", "[]", "{gte: 2}");

    @TempDir
    private Path folder;

    private Driven driven() {
        return driven(WAVE);
    }

    private Driven driven(String wave) {
        return new Driven(Rows.rules(Rows.burst(3), wave), folder);
    }

    @Test
    void countsTheEpisodesOfOtherRules() {
        try (Driven job = driven()) {
            job.send(LapwingTopologyTest.failures("a", 5, "10.0.0.1"));
            List<String> afterOne = job.phases();
            job.send(LapwingTopologyTest.failures("b", 5, "10.0.0.2"));

            assertThat(afterOne).isEmpty();
            assertThat(job.phases()).containsExactly("opened");
        }
    }

    @Test
    void takesAnEpisodeBackThatALateEventMovesAndCountsItAtItsNewTime() {
        try (Driven job = driven()) {
            job.send(LapwingTopologyTest.failures("a", 3, "10.0.0.1"));
            job.send(Rows.failure("b2", 301, "10.0.0.2"), Rows.failure("b3", 302, "10.0.0.2"));
            job.send(Rows.failure("b4", 303, "10.0.0.2"));
            List<String> apart = job.phases();
            job.send(Rows.failure("b1", 300, "10.0.0.2"));
            List<JsonNode> together = job.alerts();
            job.end();

            assertThat(apart).isEmpty();
            assertThat(together).extracting(Driven::phase).containsExactly("opened");
            assertThat(job.alerts()).satisfiesExactly(alert -> {
                assertThat(Driven.phase(alert)).isEqualTo("ended");
                assertThat(alert.path("count").asInt()).isEqualTo(2);
                assertThat(alert.path("end_time").asLong())
                        .isEqualTo(Rows.NOON.plusSeconds(302).toEpochMilli());
            });
        }
    }

    @Test
    void retractsTheHigherAlertWhenALateEventJoinsTwoEpisodes() {
        try (Driven job = driven(WAVE.replace("timespan: 5m", "timespan: 10m"))) {
            job.send(LapwingTopologyTest.failures("a", 3, "10.0.0.1"));
            for (int i = 0; i < 3; i++) {
                job.send(Rows.failure("b" + i, 303 + i, "10.0.0.1"));
            }
            List<String> two = job.phases();
            job.send(Rows.failure("m", 200, "10.0.0.1"), Rows.failure("n", 201, "10.0.0.1"));

            assertThat(two).containsExactly("opened");
            assertThat(job.phases()).containsExactly("retracted");
        }
    }

    @Test
    void endsTheHigherAlertWhenTheWatermarkOfItsLevelHasPassed() {
        try (Driven job = driven()) {
            job.send(LapwingTopologyTest.failures("a", 3, "10.0.0.1"));
            job.send(LapwingTopologyTest.failures("b", 3, "10.0.0.2"));
            job.phases();
            job.progress(Rows.NOON.plus(Driven.SHOP.lateness()).plus(Duration.ofMinutes(5)));
            List<String> within = job.phases();
            job.progress(Rows.NOON.plus(Driven.SHOP.lateness()).plus(Duration.ofMinutes(6)));

            assertThat(within).isEmpty();
            assertThat(job.phases()).containsExactly("ended");
        }
    }

    @Test
    void findsInRulesOfEveryTypeWhatTheReferenceFinds() {
        List<Story.Row> story = Story.rows(11);
        Source shop = new Source(Rows.INSTANCE, RowFormat.POCKETBASE, Story.LATENESS, false);
        FinalEpisodes found = new FinalEpisodes(address -> address);
        try (Driven job = new Driven(Story.rules(), folder, List.of(shop), 40)) {
            int sent = 0;
            for (Story.Row row : Story.shuffled(story, 4)) {
                job.send(row.text());
                if (++sent % 20 == 0) {
                    job.second();
                }
            }
            job.sendControl(Story.end(story));
            for (int i = 0; i < 40; i++) {
                job.second();
            }
            job.alerts().forEach(found::add);

            assertThat(Story.text(story, found)).isEqualTo(Story.text(story, Reference.of(story)));
            assertThat(List.of(found.stillOpen(), found.duplicates(), found.missing()))
                    .containsOnly(0L);
            assertThat(storedKinds(job)).isSubsetOf('w', 'c', 'r', 'n');
        }
    }

    /** The first letters of all keys in the store. */
    private static Set<Character> storedKinds(Driven job) {
        try (var all =
                job.driver().<Object, byte[]>getKeyValueStore(Topics.GROUPS).all()) {
            Set<Character> kinds = new TreeSet<>();
            all.forEachRemaining(entry -> kinds.add(entry.key.toString().charAt(0)));
            return kinds;
        }
    }
}
