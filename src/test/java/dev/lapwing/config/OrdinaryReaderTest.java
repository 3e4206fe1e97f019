package dev.lapwing.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.rule.ordinary.Ordinary;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code ordinary}. */
class OrdinaryReaderTest {
    @Test
    void readsEveryKey() {
        ConfigReader.Result read = read("""
                ordinary:
                  networks: [198.51.100.0/24, 2001:db8:1::/48]
                  proxies: [192.0.2.80]
                  automation: [192.0.2.20, agent:shop-ci/, account:ubnekoov082u6fb]
                  public.collections: [posts]
                  change.windows: ["Tue,Thu 22:00-23:30 Europe/Berlin"]
                  people: [4c5crxyhrtjk8es]
                """);

        assertThat(read.problems()).isEmpty();
        assertThat(read.config().rules().ordinary())
                .isEqualTo(new Ordinary(Map.of(
                        OrdinaryKey.NETWORKS, List.of("198.51.100.0/24", "2001:db8:1::/48"),
                        OrdinaryKey.PROXIES, List.of("192.0.2.80"),
                        OrdinaryKey.AUTOMATION, List.of("192.0.2.20", "agent:shop-ci/", "account:ubnekoov082u6fb"),
                        OrdinaryKey.PUBLIC_COLLECTIONS, List.of("posts"),
                        OrdinaryKey.CHANGE_WINDOWS, List.of("Tue,Thu 22:00-23:30 Europe/Berlin"),
                        OrdinaryKey.PEOPLE, List.of("4c5crxyhrtjk8es"))));
        assertThat(ConfigSummary.lines(read.config()))
                .contains(
                        "ordinary: networks 198.51.100.0/24; 2001:db8:1::/48 | proxies 192.0.2.80 | automation 192.0.2.20;"
                                + " agent:shop-ci/; account:ubnekoov082u6fb | public.collections posts | change.windows"
                                + " Tue,Thu 22:00-23:30 Europe/Berlin | people 4c5crxyhrtjk8es");
    }

    @Test
    void saysThatNothingIsNamed() {
        assertThat(ConfigSummary.lines(read("").config())).contains("ordinary: nothing is named");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "networks|office|office is no address or network such as 203.0.113.9, 198.51.100.0/24 or 2001:db8::/48",
                "networks|0.0.0.0/0|0.0.0.0/0 is wider than anybody's own network: /8 is the widest",
                "proxies|'::/0'|::/0 is wider than anybody's own network: /24 is the widest",
                "automation|10.0.0.0/7|10.0.0.0/7 is wider than anybody's own network: /8 is the widest",
                "automation|curl|curl is no machine: write an address, a network such as 203.0.113.0/28, account:ID or agent:PREFIX",
                "automation|'agent:Mozilla/5.0 (X11'|agent:Mozilla/5.0 (X11 is how every browser begins, and names no machine",
                "automation|agent:Moz|agent:Moz has fewer than 4 characters of a user agent",
                "automation|agent:mozi|agent:mozi is how every browser begins, and names no machine",
                "automation|'agent:cu*l'|agent:cu*l must be written out: it may have no *, ?, % and \\",
                "public.collections|'my posts'|my posts is no name of a collection: these have letters, digits and _",
                "change.windows|tuesdays|tuesdays is no time of a week such as Tue,Thu 22:00-23:30 Europe/Berlin",
                "change.windows|'22:00-23:30 Europe/Nowhere'|22:00-23:30 Europe/Nowhere is no time of a week such as Tue,Thu 22:00-23:30 Europe/Berlin",
                "people|'Ann B'|Ann B is no id of an account: write it as alerts show it, without spaces"
            })
    void namesAWrongValueWithItsPlace(String key, String value, String sentence) {
        assertThat(read("ordinary:\n  %s:\n    - %s\n".formatted(key, value)).problems())
                .containsExactly("lapwing.yml:3:7: " + sentence);
    }

    @Test
    void boundsNumberAndLength() {
        String many =
                IntStream.rangeClosed(0, Ordinary.MOST).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));

        assertThat(read("ordinary: {public.collections: [" + many + "]}").problems())
                .containsExactly("lapwing.yml:1:12: public.collections has 201 values; 200 are the most");
        assertThat(read("ordinary: {people: [" + "a".repeat(201) + "]}").problems())
                .containsExactly("lapwing.yml:1:21: " + "a".repeat(40) + "... must have 1 to 200 characters");
    }

    @Test
    void warnsOfTheSameValueTwiceAndRefusesAnUnknownKey() {
        ConfigReader.Result read = read("ordinary: {people: [a, a], network: [10.0.0.1]}");

        assertThat(read.config().warnings()).containsExactly("lapwing.yml:1:24: a is in people twice");
        assertThat(read.problems()).containsExactly("lapwing.yml:1:28: unknown key network; did you mean networks?");
    }

    private static ConfigReader.Result read(String text) {
        return ConfigReader.read("lapwing.yml", Path.of("."), text, Map.of(), List.of());
    }
}
