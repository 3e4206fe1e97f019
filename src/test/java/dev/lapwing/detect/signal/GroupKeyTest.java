package dev.lapwing.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupKeyTest {
    @Test
    void readsBackWhatItWrote() {
        GroupKey key = GroupKey.of(42, "shop", List.of("", "a b", "ü"));

        assertThat(GroupKey.parse(key.bytes())).isEqualTo(key);
        assertThat(GroupKey.parse(key.bytes()).values()).containsExactly("", "a b", "ü");
    }

    @Test
    void tellsGroupsApartWhoseValuesReadAloudAreTheSame() {
        assertThat(GroupKey.of(1, "s", List.of("ab", "c"))).isNotEqualTo(GroupKey.of(1, "s", List.of("a", "bc")));
        assertThat(GroupKey.of(1, "sa", List.of("b"))).isNotEqualTo(GroupKey.of(1, "s", List.of("ab")));
        assertThat(GroupKey.of(1, "s", List.of())).isNotEqualTo(GroupKey.of(1, "s", List.of("")));
    }

    @Test
    void hidesTheValuesInItsText() {
        assertThat(GroupKey.of(1, "shop", List.of("secret@person.example")))
                .asString()
                .doesNotContain("secret");
    }
}
