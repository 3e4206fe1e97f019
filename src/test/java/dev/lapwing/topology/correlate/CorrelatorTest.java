package dev.lapwing.topology.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.GroupShapes;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.event.LogSource;
import dev.lapwing.event.Schema;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.rule.RuleFile;
import dev.lapwing.rule.RuleLoader;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.GroupMemory;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import dev.lapwing.topology.source.SourceTimes;
import dev.lapwing.topology.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The host of the groups by itself: no Kafka, a store in memory. */
class CorrelatorTest {
    private static final String SHOP = "shop";
    private static final Upstream ROWS = new Upstream("rows", 0);
    private static final Schema SCHEMA = Schema.ofAnyField(new LogSource("test", "", ""));
    private static final RuleSet RULES =
            RuleLoader.load(List.of(new RuleFile("r.yml", """
            title: A failure
            name: failed
            logsource: {product: test}
            detection: {sel: {kind: failed}, condition: sel}
            ---
            title: Failures
            name: failures
            correlation:
              type: event_count
              rules: [failed]
              group-by: [who]
              timespan: 1m
              condition: {gte: 2}
            ---
            title: Failures time and again
            name: again
            correlation:
              type: event_count
              rules: [failures]
              group-by: [who]
              timespan: 1h
              condition: {gte: 2}
            """))).required();

    private final MemoryStore store = new MemoryStore();
    private final SignalMaker maker = new SignalMaker(RULES, GeoLocator.NONE);
    private Correlator correlator = start(RULES);

    @Test
    void doesNothingWhereAGroupOnlyGrows() {
        Correlated step = correlator.processEvent(failure("a", 10));

        assertThat(step).isSameAs(Correlated.NOTHING);
        assertThat(store.size()).isPositive();
    }

    @Test
    void passesOnTheEpisodeThatAnotherCorrelationCounts() {
        correlator.processEvent(failure("a", 10));

        Correlated step = correlator.processEvent(failure("a", 20));

        assertThat(step.higher()).extracting(keyed -> keyed.key().level()).containsExactly(1);
        assertThat(step.progress()).isEmpty();
    }

    @Test
    void opensAnAlertOfTheHighestLevelAndEndsItWithTheInput() {
        Correlated opened = burstsPassedOn(0, 600);

        correlator.onWatermark(told(1, new WatermarkProgress(seconds(700), seconds(700), false, true)));
        Correlated closed = correlator.onWatermark(told(0, new WatermarkProgress(0, seconds(700), false, true)));

        assertThat(opened.alerts()).extracting(AlertVersion::phase).containsExactly(AlertVersion.Phase.OPENED);
        assertThat(closed.alerts()).isEmpty();
        assertThat(closed.progress())
                .filteredOn(progress -> progress.watermarkKey().instance().equals(SHOP))
                .hasSize(1)
                .allMatch(progress -> progress.progress().ended());
    }

    @Test
    void saysWhatIsBehindTheWatermark() {
        correlator.onWatermark(told(0, reached(100)));

        Correlated step = correlator.processEvent(failure("a", 99));

        assertThat(step.late()).hasSize(1);
        assertThat(step.alerts()).isEmpty();
    }

    @Test
    void countsASignalOnceThatComesAgain() {
        KeyedSignal first = failure("a", 10);
        correlator.processEvent(first);

        assertThat(correlator.processEvent(first)).isSameAs(Correlated.NOTHING);
    }

    @Test
    void goesOnFromTheStoreAfterARestart() {
        correlator.processEvent(failure("a", 10));

        correlator = start(RULES);
        Correlated step = correlator.processEvent(failure("a", 20));

        assertThat(step.higher()).hasSize(1);
    }

    @Test
    void keepsNoGroupOnceItIsOver() {
        correlator.onWatermark(told(0, reached(1)));
        int before = store.size();
        correlator.processEvent(failure("a", 10));

        correlator.onWatermark(told(0, reached(1000)));

        assertThat(store.size()).isEqualTo(before);
    }

    @Test
    void worksOffNoMoreGroupsAtOnceThanItMay() {
        correlator.onWatermark(told(0, reached(1)));
        for (int i = 0; i < 12; i++) {
            correlator.processEvent(failure("who" + i, 10));
            correlator.processEvent(failure("who" + i, 20));
        }
        int all = store.size();

        correlator.onWatermark(told(0, reached(1000)));
        int after = store.size();
        correlator.drainDue();

        assertThat(after).isBetween(1, all - 1);
        assertThat(store.size()).isLessThan(after);
    }

    @Test
    void learnsNothingForARuleThatIsNotThere() {
        assertThat(correlator.learn(failure("a", 10).key(), 7, new byte[] {1})).isEmpty();
    }

    /** Two bursts of failures, and the step in which the second one came to the level above. */
    private Correlated burstsPassedOn(long... starts) {
        Correlated last = Correlated.NOTHING;
        for (long start : starts) {
            correlator.processEvent(failure("a", start));
            for (KeyedSignal keyed :
                    correlator.processEvent(failure("a", start + 1)).higher()) {
                last = correlator.processEvent(keyed);
            }
        }
        return last;
    }

    private KeyedSignal failure(String who, long second) {
        Object[] values = {seconds(second), SHOP + ":" + who + second, SHOP, Map.of("kind", "failed", "who", who)};
        AuditEvent event = new AuditEvent(SCHEMA, values);
        return maker.signals(event, RULES.matcher().match(event), "rows-0@0").get(0);
    }

    private Correlator start(RuleSet rules) {
        SourceLayout layout =
                new SourceLayout(List.of(new Source(SHOP, RowFormat.POCKETBASE, Duration.ZERO, false)), Map.of());
        GroupShapes shapes = GroupShapes.of(rules);
        DueIndex index = new DueIndex(store);
        GroupStore groups = new GroupStore(store, shapes, index, new GroupMemory(8_000_000, 1));
        WatermarkStore watermarks = new WatermarkStore(store, layout, 1, new SourceTimes());
        Correlator started = new Correlator(
                groups,
                index,
                watermarks,
                new LevelProgress(watermarks, shapes, WatermarkStore.task(0)),
                new InstanceStarts(rules, layout, watermarks, group -> true),
                new ChangedRules(store, groups, watermarks, layout, rules.hash()),
                10);
        started.restore();
        return started;
    }

    private static UpstreamProgress told(int level, WatermarkProgress progress) {
        return new UpstreamProgress(
                new WatermarkKey(SHOP, level), level == 0 ? ROWS : WatermarkStore.task(0), progress);
    }

    private static WatermarkProgress reached(long second) {
        return new WatermarkProgress(seconds(second), seconds(second), false, false);
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toMillis();
    }
}
