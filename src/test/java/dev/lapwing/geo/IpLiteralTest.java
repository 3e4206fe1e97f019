package dev.lapwing.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
    private static final String LETTERS = "0123456789abcdefABCDEF:.::..";

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void readsAddresses(String text, String address) {
        assertThat(IpLiteral.parse(text).map(InetAddress::getHostAddress)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "3232235777",
                "192.0.2",
                "192.0.2.1.",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2.1 ",
                "0xC0.0.2.1",
                "abc.de",
                "cafe",
                "host",
                "[::1]",
                "fe80::1%eth0",
                "1::2::3",
                "12345::",
                ":",
                ":::",
                "::1/64",
                "٣.0.2.1",
                "host:80",
                "face.b00c:80"
            })
    void readsNothingElse(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
    }

    @Test
    void neverTakesATextForAName() {
        Random random = new Random(3);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(20); left > 0; left--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            // An address that came of a name shows that name before the slash.
            assertThat(IpLiteral.parse(text.toString()).map(InetAddress::toString))
                    .as("round %s: %s", round, text)
                    .satisfies(read -> assertThat(read.orElse("/")).startsWith("/"));
        }
    }
}
