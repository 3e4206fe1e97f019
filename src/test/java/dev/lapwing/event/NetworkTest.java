package dev.lapwing.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.0/104, 10.0.0.0/8",
        "::ffff:10.0.0.0/96, 0.0.0.0/0",
        "::ffff:192.0.2.1/128, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1/32",
        "::FFFF:C000:0201/120, 192.0.2.0/24"
    })
    void countsTheBitsOfAnIpv4AddressWrittenAsIpv6From96(String written, String same) {
        assertThat(Network.parse(written)).isPresent().isEqualTo(Network.parse(same));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:10.0.0.0/95", "::ffff:10.0.0.0/8", "::ffff:0.0.0.0/0", "::ffff:10.0.0.0/129"})
    void isNoneWhereFewerOrMoreBitsAreWritten(String written) {
        assertThat(Network.parse(written)).isEmpty();
    }
}
