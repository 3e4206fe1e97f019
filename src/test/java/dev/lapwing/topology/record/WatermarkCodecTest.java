package dev.lapwing.topology.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.event.NewerFormat;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of a watermark, those of the first format too. */
class WatermarkCodecTest {
    private static final Upstream RAW = new Upstream("raw", 3);
    private static final String FIRST_FORMAT =
            "01" + "000473686f70" + "0003726177" + "00000003" + "0000000000001324" + "0000000000001388" + "01" + "00";

    @Test
    void bringBackWhatWasWritten() {
        UpstreamProgress told = new UpstreamProgress(
                new WatermarkKey("shop", 1), RAW, new WatermarkProgress(4_900, 5_000, true, true, 17));

        assertThat(WatermarkCodec.decode(WatermarkCodec.encode(told))).isEqualTo(told);
    }

    @Test
    void ofTheFirstFormatKnowOfNoFirstEvent() {
        assertThat(WatermarkCodec.decode(HexFormat.of().parseHex(FIRST_FORMAT)))
                .isEqualTo(new UpstreamProgress(
                        WatermarkKey.of("shop"),
                        RAW,
                        new WatermarkProgress(4_900, 5_000, true, false, WatermarkProgress.NO_EVENT)));
    }

    @Test
    void ofALaterFormatAreRefused() {
        assertThatThrownBy(() -> WatermarkCodec.decode(HexFormat.of().parseHex("03" + FIRST_FORMAT.substring(2))))
                .isInstanceOf(NewerFormat.class)
                .hasMessageContaining("a watermark of format 3, and this version reads up to 2");
    }
}
