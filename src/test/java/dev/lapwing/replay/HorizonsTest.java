package dev.lapwing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.signal.GroupKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HorizonsTest {
    private static final Map<String, Long> NEWEST = Map.of("shop", 70_000L, "club", 50_000L);

    @Test
    void endsAGroupWhereItsInstanceEnds() {
        assertThat(new Horizons(Optional.empty(), NEWEST).of(GroupKey.of(1, "shop", List.of())))
                .isEqualTo(70_000);
    }

    @Test
    void endsAGroupOverAllInstancesWhereTheFirstOfThemEnds() {
        assertThat(new Horizons(Optional.empty(), NEWEST).of(GroupKey.of(1, "", List.of())))
                .isEqualTo(50_000);
    }

    @Test
    void endsEveryGroupWhereItIsTold() {
        Horizons horizons = new Horizons(Optional.of(Instant.ofEpochMilli(60_000)), NEWEST);

        assertThat(horizons.of(GroupKey.of(1, "", List.of()))).isEqualTo(60_000);
        assertThat(horizons.byInstance()).containsExactlyInAnyOrderEntriesOf(Map.of("shop", 60_000L, "club", 60_000L));
    }
}
