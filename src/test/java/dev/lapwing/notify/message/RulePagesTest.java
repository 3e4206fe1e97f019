package dev.lapwing.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulePagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://handbook.example/l", "https://handbook.example/l/"})
    void putAPathAfterTheirAddress(String base) {
        assertThat(RulePages.under(URI.create(base)).address("docs/alerts/a-b.md"))
                .contains(URI.create("https://handbook.example/l/docs/alerts/a-b.md"));
    }

    @Test
    void haveNoAddressWhereTheyArePublishedNowhere() {
        assertThat(RulePages.unpublished().address("docs/alerts/a.md")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "../a", "a/../b", "a//b", "a b", "a|b", "https://evil.example", "a>", "?a", "a%2e"})
    void haveNoAddressForAPathThatIsNone(String path) {
        assertThat(RulePages.under(URI.create("https://handbook.example")).address(path))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/alerts",
                "ftp://a.example",
                "https://a.example/?q=1",
                "https://u:p@a.example/",
                "mailto:a@b"
            })
    void refuseAnAddressThatNoPathCanBePutAfter(String base) {
        URI address = URI.create(base);

        assertThatThrownBy(() -> RulePages.under(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void giveTheCommandsOfAShippedPageThatIsPublishedNowhere() {
        assertThat(RulePages.unpublished().commands("docs/alerts/pocketbase-stuffing.md"))
                .startsWith("# check 1: what the address tried, newest first")
                .endsWith("sudo iptables -I INPUT -s \"$IP\" -j DROP");
    }

    @Test
    void leaveTheCommandsToThePageWhereItIsPublished() {
        assertThat(RulePages.under(URI.create("https://handbook.example"))
                        .commands("docs/alerts/pocketbase-stuffing.md"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docs/alerts/none.md", "docs/alerts/../../rules", "lapwing.yml"})
    void haveNoCommandsOfAPageThatIsNotTheirs(String path) {
        assertThat(RulePages.unpublished().commands(path)).isEmpty();
    }
}
