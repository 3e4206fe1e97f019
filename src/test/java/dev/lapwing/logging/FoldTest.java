package dev.lapwing.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {
    private final Fold fold = new Fold();

    @Test
    void saysAnHourOfNoiseInALineAMinute() {
        List<String> said = new ArrayList<>();
        for (long now = 0; now < 60 * Fold.MINUTE; now += 40) {
            Fold.Decision decision = fold.take("cannot connect", now);
            if (decision.before() > 0) {
                said.add(decision.before() + " more");
            }
            if (decision.goesOut()) {
                said.add("cannot connect");
            }
        }

        assertThat(said).hasSize(60).startsWith("cannot connect", "1499 more", "1500 more");
    }

    @Test
    void saysFewOfManyKinds() {
        long said = 0;
        for (int kind = 0; kind < 100; kind++) {
            said += fold.take("kind " + kind, kind).goesOut() ? 1 : 0;
        }

        assertThat(said).isEqualTo(Fold.FEW);
    }

    @Test
    void saysWhatComesAfterAQuietMinuteAnew() {
        fold.take("cannot connect", 0);

        assertThat(fold.take("cannot connect", Fold.MINUTE)).isEqualTo(new Fold.Decision(true, 0));
    }
}
