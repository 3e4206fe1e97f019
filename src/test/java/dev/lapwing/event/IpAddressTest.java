package dev.lapwing.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    private static final String LETTERS = "0123456789abcdefABCDEF:.::..";

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "2001:DB8::1, 2001:db8::1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1::5:6:203.0.113.9, 1::5:6:cb00:7109"
    })
    void readsAddressesAndWritesThemInOneWay(String text, String address) {
        assertThat(IpAddress.parse(text).map(IpAddress::text)).contains(address);
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
                "1.2.3.4::",
                "1.2.3.4::1",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                ":",
                ":::",
                "::1/64",
                "٣.0.2.1",
                "host:80",
                "face.b00c:80"
            })
    void readsNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void readsNothingThatThePlatformReadsOtherwise() {
        Random random = new Random(3);
        int found = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder letters = new StringBuilder(":");
            for (int left = random.nextInt(20); left > 0; left--) {
                letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String text = letters.toString();
            Optional<IpAddress> read = IpAddress.parse(text);
            found += read.isPresent() ? 1 : 0;

            assertThat(read.map(IpAddress::bytes).orElseGet(() -> literal(text)))
                    .as("round %s: %s", round, text)
                    .isEqualTo(literal(text));
        }
        assertThat(found).isPositive();
    }

    @Test
    void namesTheNetworkThatOneSenderCommands() {
        assertThat(IpAddress.parse("2001:db8:1:2:3:4:5:6").orElseThrow().network())
                .isEqualTo("2001:db8:1:2::/64");
        assertThat(IpAddress.parse("192.0.2.1").orElseThrow().network()).isEqualTo("192.0.2.1");
    }

    /** The platform takes a text with a colon for an address or refuses it; it asks nobody. */
    private static byte[] literal(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
