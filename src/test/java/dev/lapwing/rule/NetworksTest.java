package dev.lapwing.rule;

import static dev.lapwing.rule.Rules.matches;
import static dev.lapwing.rule.Rules.problems;
import static dev.lapwing.rule.Rules.request;
import static dev.lapwing.rule.Rules.selecting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The modifier cidr. */
class NetworksTest {
    private static boolean from(String network, Object address) {
        return matches(selecting("c-ip|cidr: '" + network + "'"), request("src_endpoint.ip", address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/65, 2001:db8::7fff:1:2:3, true",
        "2001:db8::/65, 2001:db8::8000:1:2:3, false",
        "2001:db8::/64, 2001:db8::ffff:1:2:3, true",
        "2001:db8::/64, 2001:db8:0:1::1, false",
        "2001:db8::1:2:3:4/80, 2001:db8::1:9:9:9, true",
        "2001:db8::1:2:3:4/80, 2001:db8::2:2:3:4, false",
        "2001:db8::ff00/120, 2001:db8::ff42, true",
        "2001:db8::ff00/120, 2001:db8::fe42, false",
        "2001:db8::7/128, 2001:db8::7, true",
        "2001:db8::7/128, 2001:db8::6, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::/0, fe80::1%eth0, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "64:ff9b::/96, 64:ff9b::192.0.2.1, true",
    })
    void holdsWithinTheNetworkAndNotBesideIt(String network, String address, boolean expected) {
        assertThat(from(network, address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.0.1",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.1 ",
                "localhost",
                "a",
                "1:2",
                ":",
                ":1",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "::1:",
                "12345::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3",
                "%"
            })
    void isQuietOnWhatIsNoAddress(String text) {
        assertThat(from("0.0.0.0/0", text)).isFalse();
        assertThat(from("::/0", text)).isFalse();
    }

    @Test
    void takesAnyOfSeveralNetworksAndAnyOfSeveralAddresses() {
        String rule = selecting("c-ip|cidr: [10.0.0.0/8, 2001:db8::/32]");

        assertThat(matches(rule, request("src_endpoint.ip", List.of("192.0.2.1", "2001:db8::5"))))
                .isTrue();
        assertThat(matches(rule, request("src_endpoint.ip", List.of("192.0.2.1", "192.0.2.2"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "2001:db8::/129", "10.0.0/8", "10.0.0.0/x", "example.org/24", "::ffff:1.2.3.4/95"
            })
    void refusesWhatIsNoNetwork(String network) {
        assertThat(problems(selecting("c-ip|cidr: '" + network + "'")))
                .containsExactly("r.yml:5:16: \"" + network + "\" is no network such as 10.0.0.0/8 or 2001:db8::/32");
    }
}
