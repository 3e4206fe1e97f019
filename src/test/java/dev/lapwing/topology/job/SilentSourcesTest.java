package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentSourcesTest {
    private static final long PATIENCE = SilentSources.PATIENCE.toMillis();
    private static final Map<String, Long> LAST = Map.of("shop", 5L);

    private final SilentSources silent = new SilentSources();

    @Test
    void areFoundOnceAfterTheTime() {
        silent.found(LAST, true, 0);

        assertThat(silent.found(LAST, true, PATIENCE - 1)).isEmpty();
        assertThat(silent.found(LAST, true, PATIENCE)).containsExactly("shop");
        assertThat(silent.found(LAST, true, 2 * PATIENCE)).isEmpty();
    }

    @Test
    void areFoundAgainAfterAnotherPoll() {
        silent.found(LAST, true, 0);
        silent.found(LAST, true, PATIENCE);
        silent.found(Map.of("shop", 6L), true, PATIENCE + 1);

        assertThat(silent.found(Map.of("shop", 6L), true, 2 * PATIENCE)).isEmpty();
        assertThat(silent.found(Map.of("shop", 6L), true, 2 * PATIENCE + 1)).containsExactly("shop");
    }

    @Test
    void areThoseOfWhichNothingLiesUnread() {
        silent.found(LAST, true, 0);

        assertThat(silent.found(LAST, false, PATIENCE)).isEmpty();
        assertThat(silent.found(LAST, true, PATIENCE + 1)).containsExactly("shop");
    }

    @Test
    void beginAnewWithTheJobHoweverOldTheLastPollIs() {
        assertThat(silent.found(LAST, true, 100 * PATIENCE)).isEmpty();
        assertThat(silent.found(LAST, true, 101 * PATIENCE - 1)).isEmpty();
    }

    @Test
    void areNoneThatOtherTasksHaveTakenOver() {
        silent.found(LAST, true, 0);
        silent.found(Map.of(), true, PATIENCE - 1);

        assertThat(silent.found(LAST, true, PATIENCE)).isEmpty();
    }
}
