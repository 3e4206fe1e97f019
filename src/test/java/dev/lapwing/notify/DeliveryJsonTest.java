package dev.lapwing.notify;

import static dev.lapwing.notify.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryJsonTest {
    private static final Delivery FRESH = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW);

    @Test
    void readsBackWhatItWrote() {
        Delivery full = FRESH.told(new Told(Step.OPEN, 1, "C1:17.5", NOW, true, NOW.minusSeconds(9), true))
                .resolved(new Resolution("ana", "done", NOW))
                .begun(Step.RESOLVE, NOW, true);

        assertThat(DeliveryJson.parse(DeliveryJson.of(full))).isEqualTo(full);
        Delivery refused = FRESH.givenUp(Step.UPDATE);
        assertThat(DeliveryJson.parse(DeliveryJson.of(refused))).isEqualTo(refused);
    }

    @Test
    void refusesWhatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> DeliveryJson.parse("{\"x\":\"secret\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no delivery");
    }

    @Test
    void readsBackMutesAndResolutions() {
        Mute mute = new Mute("m", Optional.of("r"), Optional.empty(), Optional.empty(), NOW, "ana", "why", NOW);
        Resolution resolution = new Resolution("ana", "why", NOW);

        assertThat(MuteJson.parse(mute.id(), MuteJson.bytes(mute))).isEqualTo(mute);
        assertThat(ResolutionJson.parse(ResolutionJson.bytes(resolution))).isEqualTo(resolution);
    }
}
