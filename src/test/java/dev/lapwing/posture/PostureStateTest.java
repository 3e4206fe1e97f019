package dev.lapwing.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.event.NewerFormat;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PostureStateTest {
    private static final Resource SETTINGS = new Resource(
            "settings",
            "settings",
            "settings",
            new TreeMap<>(Map.of("superuserIPs", Optional.of("10.0.0.1\n10.0.0.2"))),
            new TreeMap<>());
    private static final Resource USERS = new Resource(
            "auth",
            "_pb_users_auth_",
            "users",
            new TreeMap<>(Map.of("listRule", Optional.empty(), "viewRule", Optional.of(""))),
            new TreeMap<>(Map.of(
                    "text1", new CollectionField("id", "text", false, false, true),
                    "file2", new CollectionField("é", "file", true, true, false))));
    private static final PostureState FULL = new PostureState(
            1_795_651_140_123L,
            Optional.of(SETTINGS),
            new TreeMap<>(Map.of(USERS.uid(), USERS)),
            true,
            new LookProgress(
                    1_795_651_140_000L, 3, new TreeSet<>(List.of(1, 3)), new TreeSet<>(List.of("_pb_users_auth_")), 2));

    /** As version 1 wrote it; these bytes lie in stores and stay readable. */
    private static final String STORED =
            "01b6e8afd2c268011073657474696e67731073657474696e67731073657474696e6773021873757065727573657249507301"
                    + "2231302e302e302e310a31302e302e302e32000208617574681e5f70625f75736572735f617574685f0a757365727304106c"
                    + "69737452756c6500107669657752756c650100040a66696c653204c3a90866696c65060a7465787431046964087465787408"
                    + "01c0e6afd2c26806040206021e5f70625f75736572735f617574685f04";

    @Test
    void readsTheBytesOfFormatOne() {
        assertThat(PostureState.of(HexFormat.of().parseHex(STORED))).isEqualTo(FULL);
    }

    @Test
    void writesTheBytesOfFormatOne() {
        assertThat(HexFormat.of().formatHex(FULL.toBytes())).isEqualTo(STORED);
    }

    @Test
    void readsBackThatNothingIsKnown() {
        assertThat(PostureState.of(PostureState.NONE.toBytes())).isEqualTo(PostureState.NONE);
    }

    @Test
    void refusesAnotherFormat() {
        byte[] later = FULL.toBytes();
        later[0] = 2;

        assertThatThrownBy(() -> PostureState.of(later))
                .isInstanceOf(NewerFormat.class)
                .hasMessageContaining(
                        "what is known of settings and collections of format 2, and this version reads up to 1");
    }

    @Test
    void refusesBytesThatEndTooEarlyOrTooLate() {
        byte[] whole = FULL.toBytes();

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PostureState.of(part))
                    .as("%s bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PostureState.of(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
