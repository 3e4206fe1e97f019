package dev.lapwing.cli.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.definition.Bounds;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsShortTest {
    @Test
    void usesTheWordsOfARuleFile() {
        Optional<BigDecimal> three = Optional.of(BigDecimal.valueOf(3));
        Optional<BigDecimal> nine = Optional.of(BigDecimal.valueOf(9));

        assertThat(BoundsShort.of(Bounds.atLeast(3))).isEqualTo("gte 3");
        assertThat(BoundsShort.of(new Bounds(three, false, nine, true))).isEqualTo("gt 3 lte 9");
        assertThat(BoundsShort.of(new Bounds(Optional.empty(), false, nine, false)))
                .isEqualTo("lt 9");
        assertThat(BoundsShort.of(new Bounds(three, true, nine, true, true))).isEqualTo("not gte 3 lte 9");
        assertThat(BoundsShort.of(Bounds.exactly(BigDecimal.ONE, false))).isEqualTo("eq 1");
        assertThat(BoundsShort.of(Bounds.exactly(BigDecimal.ONE, true))).isEqualTo("neq 1");
    }
}
