package dev.lapwing.cli.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.embedded.ConnectorState;
import dev.lapwing.health.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorWatchTest {
    private static final ConnectorState RUNNING = new ConnectorState(ConnectorState.Kind.RUNNING, "", "");
    private static final ConnectorState FAILED =
            new ConnectorState(ConnectorState.Kind.FAILED, "the shop is closed.", "a trace");

    private static final ConnectorState FAILING =
            new ConnectorState(ConnectorState.Kind.FAILING, "connection refused", "");

    private final Fake fake = new Fake();
    private final ConnectorWatch watch = new ConnectorWatch(List.of("shop", "kiosk"), fake, fake, fake.said::add);

    @Test
    void tellsOnceThatASourceRuns() {
        fake.states.put("shop", RUNNING);

        lookAfter(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(fake.said).containsExactly("shop: running");
    }

    @Test
    void tellsWhyASourceFailedAndStartsItAgainAfterHalfAMinute() {
        fake.states.put("shop", FAILED);

        lookAfter(ConnectorWatch.SETTLING, ConnectorWatch.FIRST_WAIT.minusMillis(1), Duration.ofMillis(1));

        assertThat(fake.said)
                .containsExactly("shop: failed: the shop is closed; it starts again in 30s", "shop: started again");
        assertThat(fake.restarted).containsExactly("shop");
    }

    @Test
    void waitsTwiceAsLongEachTimeButNeverLongerThanTenMinutes() {
        fake.states.put("shop", FAILED);

        for (int i = 0; i < 14; i++) {
            lookAfter(i % 2 == 0 ? ConnectorWatch.SETTLING : ConnectorWatch.LONGEST_WAIT);
        }

        assertThat(fake.said)
                .filteredOn(line -> line.contains("failed"))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("30s", "1m", "2m", "4m", "8m", "10m", "10m");
    }

    @Test
    void forgetsEarlierFailuresOfASourceThatRanForTenMinutes() {
        fake.states.put("shop", FAILED);
        lookAfter(ConnectorWatch.SETTLING, ConnectorWatch.FIRST_WAIT);
        fake.states.put("shop", RUNNING);
        lookAfter(Duration.ofSeconds(1), ConnectorWatch.LONGEST_WAIT);
        fake.states.put("shop", FAILED);
        fake.said.clear();

        lookAfter(Duration.ofSeconds(1));

        assertThat(fake.said).containsExactly("shop: failed: the shop is closed; it starts again in 30s");
    }

    /** Right after a restart the worker still tells of the failure before. */
    @Test
    void takesNoOldFailureForANewOne() {
        fake.states.put("shop", FAILED);
        lookAfter(ConnectorWatch.SETTLING, ConnectorWatch.FIRST_WAIT, Duration.ofMillis(1));
        fake.states.put("shop", RUNNING);

        lookAfter(Duration.ofSeconds(1));

        assertThat(fake.said)
                .containsExactly(
                        "shop: failed: the shop is closed; it starts again in 30s",
                        "shop: started again",
                        "shop: running");
    }

    @Test
    void tellsOnceThatWhatASourceReadsDoesNotAnswerAndIsNotHealthyMeanwhile() {
        fake.states.put("kiosk", RUNNING);
        fake.states.put("shop", RUNNING);
        lookAfter(Duration.ZERO);
        fake.states.put("shop", FAILING);
        lookAfter(Duration.ofSeconds(1), Duration.ofSeconds(1));
        Health meanwhile = watch.health();
        fake.states.put("shop", RUNNING);
        lookAfter(Duration.ofSeconds(1));

        assertThat(fake.said)
                .containsExactly(
                        "kiosk: running",
                        "shop: running",
                        "shop: cannot be read: connection refused; it is tried again and again",
                        "shop: running");
        assertThat(meanwhile)
                .isEqualTo(new Health(
                        false,
                        "INCOMPLETE",
                        Map.of("source.kiosk", "RUNNING", "source.shop", "FAILING: connection refused")));
        assertThat(watch.health().healthy()).isTrue();
    }

    @Test
    void isHealthyOnlyWhenAllRun() {
        fake.states.put("shop", RUNNING);
        fake.states.put("kiosk", FAILED);
        lookAfter(ConnectorWatch.SETTLING);

        assertThat(watch.health())
                .isEqualTo(new Health(
                        false,
                        "INCOMPLETE",
                        Map.of("source.kiosk", "FAILED: the shop is closed.", "source.shop", "RUNNING")));
    }

    private void lookAfter(Duration... times) {
        for (Duration time : times) {
            fake.now = fake.now.plus(time);
            watch.look();
        }
    }

    /** Connectors that are as a test says, at a time that it says. */
    private static final class Fake extends Clock implements ConnectorWatch.Connectors {
        private final Map<String, ConnectorState> states = new HashMap<>();
        private final List<String> restarted = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private Instant now = Instant.EPOCH;

        @Override
        public ConnectorState state(String source) {
            return states.getOrDefault(source, new ConnectorState(ConnectorState.Kind.STARTING, "", ""));
        }

        @Override
        public void restart(String source) {
            restarted.add(source);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
