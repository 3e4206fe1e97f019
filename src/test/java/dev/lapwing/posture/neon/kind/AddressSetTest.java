package dev.lapwing.posture.neon.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSetTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, '', widened, everyone",
        "'', 10.0.0.1, narrowed, ''",
        "'', 0.0.0.0/0, changed, everyone",
        "10.0.0.1, 0.0.0.0/0, widened, everyone",
        "10.0.0.1, 0.0.0.0-255.255.255.255, widened, everyone",
        "10.0.0.1, 0.0.0.0/1;128.0.0.0/1, widened, everyone",
        "10.0.0.1, ::/0, widened, everyone",
        "10.0.0.0/28, 10.0.0.0/24, widened, from 16 to 256 addresses",
        "10.0.0.0/24, 10.0.0.0/28, narrowed, ''",
        "10.0.0.0/24, 10.0.0.0-10.0.0.255, changed, from 256 to 256 addresses",
        "10.0.0.0/25;10.0.0.128/25, 10.0.0.0/24, changed, from 256 to 256 addresses",
        "10.0.0.1-10.0.0.3, 10.0.0.1-10.0.0.4, widened, from 3 to 4 addresses",
        "10.0.0.1-10.0.0.3, 10.0.0.2, narrowed, ''",
        "10.0.0.1, 10.0.0.2, widened, from 1 to 1 addresses",
        "10.0.0.0/8, 10.1.2.3;2001:db8::1, widened, from 16777216 to 2 addresses",
        "2001:db8::/64, 2001:db8::/48, widened, from about 2^64 to about 2^80 addresses",
        "2001:db8::/48, 2001:db8::5, narrowed, ''",
        "10.0.0.0/8, ::ffff:10.1.0.0/112, narrowed, ''",
        "10.0.0.1;office, 10.0.0.1, narrowed, ''",
        "10.0.0.1, 10.0.0.1;office, unclear, ''",
        "10.0.0.5-10.0.0.1, 10.0.0.5-10.0.0.2, unclear, ''"
    })
    void comparesWhomListsLetIn(String before, String after, String effect, String wider) {
        AddressSet was = AddressSet.of(before.replace(';', '\n'));
        AddressSet is = AddressSet.of(after.replace(';', '\n'));

        assertThat(was.effect(is).word()).isEqualTo(effect);
        if (!wider.isEmpty()) {
            assertThat(was.widerBy(is)).isEqualTo(wider);
        }
    }
}
