package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.record.ByIncident;
import dev.lapwing.topology.setup.NodeNames;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the correlating processor goes on from after a restart. */
class RestartTest {
    private static final String ADDRESS = "203.0.113.7";

    private static final SourceLayout OTHER_SOURCES = new SourceLayout(
            List.of(new Source("club", RowFormat.POCKETBASE, Duration.ofMinutes(11), false)), Map.of());

    @TempDir
    private Path folder;

    private List<TestRecord<byte[], byte[]>> failures(int count) {
        return failures(count, Rows.rules(Rows.burst(1)));
    }

    private List<TestRecord<byte[], byte[]>> failures(int count, RuleSet rules) {
        try (Driven ingest = new Driven(rules, folder)) {
            ingest.send(LapwingTopologyTest.failures("a", count, ADDRESS));
            ingest.second();
            return ingest.byGroup();
        }
    }

    private List<TestRecord<byte[], byte[]>> oneFailureAt(long second) {
        try (Driven ingest = new Driven(Rows.rules(Rows.burst(1)), folder)) {
            ingest.send(Rows.failure("one", second, ADDRESS));
            return ingest.byGroup();
        }
    }

    private List<TestRecord<byte[], byte[]>> failuresOfMany(int addresses) {
        try (Driven ingest = new Driven(Rows.rules(Rows.burst(1)), folder)) {
            for (int i = 0; i < addresses; i++) {
                ingest.send(Rows.failure("g" + i, i, "10.0.0." + i));
            }
            ingest.end();
            return ingest.byGroup();
        }
    }

    private List<TestRecord<byte[], byte[]>> halfAnHourLater() {
        return minutesLater(30);
    }

    /** The watermark so many minutes later. */
    private List<TestRecord<byte[], byte[]>> minutesLater(int minutes) {
        try (Driven ingest = new Driven(Rows.rules(Rows.burst(1)), folder)) {
            ingest.progress(Rows.NOON.plus(Driven.SHOP.lateness()).plus(Duration.ofMinutes(minutes)));
            return ingest.byGroup();
        }
    }

    @Test
    void takesUpWhereItStopped() {
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(failures(200));
            List<String> before = job.phases();
            job.restart(Rows.rules());
            job.take(halfAnHourLater());

            assertThat(before).startsWith("opened", "updated").doesNotContain("ended");
            assertThat(job.phases()).containsExactly("ended");
        }
    }

    @Test
    void knowsItsWatermarkWithoutHearingItAgain() {
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(halfAnHourLater());
            job.restart(Rows.rules());
            job.take(failures(3));

            assertThat(job.phases()).isEmpty();
            assertThat(job.stored()).isZero();
        }
    }

    @Test
    void closesTheAlertsOfAChangedRuleAsSuperseded() {
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(failures(3));
            job.phases();
            job.restart(Rows.rules(Rows.burst(4)));
            job.take(halfAnHourLater());

            assertThat(job.phases()).containsExactly("superseded");
        }
    }

    @Test
    void closesTheAlertsOfAChangedRuleAlsoWhereNothingComesAnyMore() {
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(failures(3));
            job.phases();
            job.restart(Rows.rules(Rows.burst(4)));
            job.punctuate();

            assertThat(job.phases()).containsExactly("superseded");
        }
    }

    @Test
    void looksForAlertsOfChangedRulesInSomeGroupsAtATime() {
        try (Correlating job = new Correlating(Rows.rules(Rows.burst(1)), folder, 7)) {
            job.take(failuresOfMany(20));
            List<String> before = job.phases();
            job.restart(Rows.rules(Rows.burst(4)));
            job.punctuate();
            job.punctuate();

            assertThat(before).filteredOn("ended"::equals).hasSize(7);
            assertThat(job.phases()).hasSize(13).containsOnly("superseded");
        }
    }

    @Test
    void closesTheAlertsOfAShapeThatNoRuleHasAnyMore() {
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(failures(3));
            job.phases();
            job.restart(Rows.rules(
                    Rows.correlation("other", "event_count", "[failed]", "[http_request.user_agent]", "{gte: 3}")));
            job.take(halfAnHourLater());

            assertThat(job.phases()).containsExactly("superseded");
            assertThat(job.stored()).isZero();
        }
    }

    @Test
    void closesTheAlertsOfASourceThatIsGoneAndKeepsNothingOfIt() {
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(failures(3));
            job.phases();
            long before = job.storedOf(Rows.INSTANCE);
            job.restart(OTHER_SOURCES);
            job.punctuate();
            var closed = OcsfSchema.read(
                    ByIncident.read(job.told(NodeNames.TO_INCIDENTS).get(0).value())
                            .finding());
            List<String> phases = job.phases();
            job.take(failures(3));

            assertThat(before).isPositive();
            assertThat(phases).containsExactly("superseded");
            assertThat(closed.path("finding_info").path("title").asText() + closed.path("message"))
                    .contains("source removed");
            assertThat(job.phases()).isEmpty();
            assertThat(job.storedOf(Rows.INSTANCE)).isZero();
        }
    }

    @Test
    void looksForGroupsOfSourcesThatAreGoneSomeAtATime() {
        try (Correlating job = new Correlating(Rows.rules(Rows.burst(1)), folder, 7)) {
            job.take(failuresOfMany(20));
            job.phases();
            job.restart(OTHER_SOURCES);
            job.punctuate();
            List<String> first = job.phases();
            job.punctuate();

            assertThat(first).hasSize(7).containsOnly("superseded");
            assertThat(job.phases()).hasSize(6).containsOnly("superseded");
            assertThat(job.storedOf(Rows.INSTANCE)).isZero();
        }
    }

    @Test
    void leavesGroupsOverAllSourcesOpenWhenOneOfThemIsGone() {
        RuleSet everywhere = Rows.rules(Rows.burst(3).replace("  threat: P2", "  threat: P2\n  scope: all"));
        try (Correlating job = new Correlating(everywhere, folder, 100)) {
            job.take(failures(3, everywhere));
            List<String> before = job.phases();
            job.restart(OTHER_SOURCES);
            job.punctuate();

            assertThat(before).contains("opened");
            assertThat(job.phases()).isEmpty();
            assertThat(job.stored()).isPositive();
        }
    }

    @Test
    void takesInARuleThatCountsEpisodesOfWhichOneGoesOn() {
        String wave = Rows.correlation("wave", "event_count", "[burst]", "[src_endpoint.ip]", "{gte: 1}");
        try (Correlating job = new Correlating(Rows.rules(), folder, 100)) {
            job.take(failures(3));
            job.take(minutesLater(2));
            job.take(oneFailureAt(180));
            job.phases();
            job.restart(Rows.rules(Rows.burst(3), wave));
            job.take(minutesLater(30));

            assertThat(job.phases()).containsExactly("ended");
            assertThat(job.stored()).isZero();
        }
    }

    @Test
    void goesOnWithEndingManyGroups() {
        try (Correlating job = new Correlating(Rows.rules(Rows.burst(1)), folder, 7)) {
            job.take(failuresOfMany(20));
            List<String> before = job.phases();
            job.restart(Rows.rules(Rows.burst(1)));
            job.punctuate();
            job.punctuate();

            assertThat(before).filteredOn("ended"::equals).hasSize(7);
            assertThat(job.phases()).hasSize(13).containsOnly("ended");
            assertThat(job.stored()).isZero();
        }
    }
}
