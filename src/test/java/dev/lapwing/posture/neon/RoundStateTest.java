package dev.lapwing.posture.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.event.NewerFormat;
import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.ConfigSubject;
import dev.lapwing.posture.Effect;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundStateTest {
    private static final RoundState STATE = new RoundState(
            7,
            1_790_000_000_000L,
            "2414039",
            3,
            new TreeMap<>(Map.of("MEMBER", 4)),
            List.of(new HeldChange(
                    "MEMBER",
                    ConfigFinding.change("role", Optional.of("member"), Optional.of("editor"), Effect.WIDENED),
                    2,
                    List.of(new ConfigSubject(
                            "member",
                            "m1",
                            "a@x.example",
                            Map.of("neon.role", "editor", "config.inferred", false, "neon.count", 2L))))));

    /** As version 1 wrote it. */
    private static final String YESTERDAY =
            "010e80b083c598680e3234313430333906020c4d454d42455208020c4d454d42455208726f6c65010c6d656d626572010c65"
                    + "6469746f72010e776964656e65640004020c6d656d626572046d31166140782e6578616d706c65061e636f6e6669672e696e"
                    + "6665727265640200146e656f6e2e636f756e740104126e656f6e2e726f6c65000c656469746f72";

    @Test
    void isReadAsItWasWritten() {
        assertThat(RoundState.of(STATE.toBytes())).isEqualTo(STATE);
        assertThat(RoundState.of(RoundState.NONE.toBytes())).isEqualTo(RoundState.NONE);
    }

    @Test
    void isReadFromBytesOfBefore() {
        assertThat(HexFormat.of().formatHex(STATE.toBytes())).isEqualTo(YESTERDAY);
        assertThat(RoundState.of(HexFormat.of().parseHex(YESTERDAY))).isEqualTo(STATE);
    }

    @Test
    void isRefusedWhereItIsOfALaterVersionOrGoesOn() {
        byte[] later = STATE.toBytes();
        later[0] = 9;
        byte[] longer = Arrays.copyOf(STATE.toBytes(), STATE.toBytes().length + 1);

        assertThatThrownBy(() -> RoundState.of(later)).isInstanceOf(NewerFormat.class);
        assertThatThrownBy(() -> RoundState.of(longer)).isInstanceOf(IllegalArgumentException.class);
    }
}
