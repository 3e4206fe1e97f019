package dev.lapwing.rule.ordinary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an address or an account is named as ordinary, under whichever key. */
class OrdinaryEntitiesTest {
    private static final Ordinary SAID = new Ordinary(Map.of(
            OrdinaryKey.NETWORKS, List.of("198.51.100.0/24", "2001:db8:1::/48"),
            OrdinaryKey.PROXIES, List.of("192.0.2.80"),
            OrdinaryKey.AUTOMATION, List.of("192.0.2.20", "account:ubnekoov082u6fb", "agent:shop-ci/"),
            OrdinaryKey.PEOPLE, List.of("4c5crxyhrtjk8es"),
            OrdinaryKey.PUBLIC_COLLECTIONS, List.of("posts")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7",
                "2001:db8:1:2::5",
                "2001:db8:1:2::/64",
                "192.0.2.80",
                "192.0.2.20",
                "ubnekoov082u6fb",
                "4c5crxyhrtjk8es"
            })
    void namesWhatLiesInANetworkAndWhatIsNamedItself(String value) {
        assertThat(SAID.names(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.101.7", "192.0.2.81", "posts", "shop-ci/", "4c5crxyhrtjk8e", ""})
    void doesNotNameTheRest(String value) {
        assertThat(SAID.names(value)).isFalse();
    }
}
