package dev.lapwing.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalCodecTest {
    private static final Signal SIGNAL = new Signal(
            1,
            Signal.Op.MINUS,
            1_763_000_000_123L,
            "shop:abc",
            -5,
            List.of(7L, -8L),
            Map.of("field", "välue"),
            new Evidence("raw-0@17", Map.of("src_endpoint.ip", "192.0.2.1")));

    @Test
    void readsBackWhatItWrote() {
        assertThat(SignalCodec.decode(SignalCodec.encode(SIGNAL))).isEqualTo(SIGNAL);
    }

    @Test
    void readsTheBytesOfFormatOne() {
        String yesterday = "020201f6f9e8afcf661073686f703a616263fffffffffffffffb04fffffffffffffff8000000000000000702"
                + "0a6669656c640c76c3a46c7565107261772d304031370200123139322e302e322e31";

        assertThat(SignalCodec.decode(HexFormat.of().parseHex(yesterday))).isEqualTo(SIGNAL);
    }

    @Test
    void refusesBytesOfAFormatItDoesNotKnow() {
        byte[] bytes = SignalCodec.encode(SIGNAL);
        bytes[0] = 64;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalCodec.decode(bytes))
                .withMessageContaining("format");
    }
}
