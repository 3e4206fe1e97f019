package dev.lapwing.normalize.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNormalizerTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "0000:0000:0000:0000:0000:0000:0000:0001, ::1",
        "0000:0000:0000:0000:0000:0000:0000:0000, ::",
        "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:0db8:0000:0001:0001:0001:0001:0001, 2001:db8:0:1:1:1:1:1",
        "2001:0db8:0000:0000:0000:0000:0000:0000, 2001:db8::",
        "fe80:0000:0000:0000:0000:0000:0000:0001%eth0, fe80::1",
        "0000:0000:0000:0000:0000:ffff:cb00:7107, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8::1, 2001:db8::1"
    })
    void writesAnAddressInOneWay(String text, String canonical) {
        assertThat(IpNormalizer.canonical(text)).isEqualTo(canonical);
    }

    @Test
    void aZoneOfAnyLengthMakesNoOtherAddress() {
        assertThat(IpNormalizer.canonical("fe80::1%" + "z".repeat(100_000))).isEqualTo("fe80::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid IP",
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                ":::",
                "12345::",
                "g::1",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4::1",
                "203.0.113.7%eth0"
            })
    void knowsWhatIsNoAddress(String text) {
        assertThat(IpNormalizer.canonical(text)).isNull();
    }
}
