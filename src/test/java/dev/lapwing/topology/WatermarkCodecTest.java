package dev.lapwing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lapwing.detect.Clock;
import dev.lapwing.detect.Progress;
import dev.lapwing.detect.Upstream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WatermarkCodecTest {
    private static final Progress PROGRESS = new Progress(5, 6, true, false);

    @Test
    void readsTheBytesOfYesterdayWhenThereWereNoLevels() {
        byte[] yesterday = HexFormat.of()
                .parseHex("01" + "000473686f70" + "0003726177" + "00000007" + "0000000000000005" + "0000000000000006"
                        + "0100");

        assertThat(WatermarkCodec.decode(yesterday))
                .isEqualTo(new UpstreamProgress(Clock.of("shop"), new Upstream("raw", 7), PROGRESS));
    }

    @Test
    void readsBackWhatItWroteOfEachLevel() {
        for (Clock clock : new Clock[] {Clock.of("shop"), Clock.of("shop").above(), InstanceClocks.ALL.above()}) {
            UpstreamProgress told = new UpstreamProgress(clock, new Upstream("raw", 7), PROGRESS);

            assertThat(WatermarkCodec.decode(WatermarkCodec.encode(told))).isEqualTo(told);
        }
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        byte[] bytes = WatermarkCodec.encode(new UpstreamProgress(Clock.of("a"), new Upstream("b", 1), PROGRESS));
        bytes[0] = 9;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatermarkCodec.decode(bytes))
                .withMessageContaining("format 9");
    }
}
