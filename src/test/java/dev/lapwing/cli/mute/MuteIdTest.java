package dev.lapwing.cli.mute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MuteIdTest {
    @Test
    void isShortAndReadable() {
        assertThat(MuteId.next(new Random(1), Set.of())).matches("m-[a-hj-km-np-z2-9]{6}");
    }

    @Test
    void isNoneThatIsTaken() {
        String first = MuteId.next(new Random(1), Set.of());

        assertThat(MuteId.next(new Random(1), Set.of(first))).isNotEqualTo(first);
    }
}
