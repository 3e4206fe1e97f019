package dev.lapwing.posture.neon.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.event.NewerFormat;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NeonListTest {
    private static final NeonList LIST = new NeonList(
            "BRANCH",
            1_790_000_000_000L,
            7,
            true,
            new TreeMap<>(Map.of(
                    "br-1",
                    new ListedItem("br-1", "main", new TreeMap<>(Map.of("protected", "true", "name", "main"))),
                    "br-2",
                    new ListedItem("br-2", "copy", new TreeMap<>(Map.of("parent_id", "br-1"))))),
            new TreeMap<>(Map.of("touched:br-1", "7")),
            new PageProgress(new TreeSet<>(Set.of("", "c2")), "c3", new TreeSet<>(Set.of("br-1")), true));

    /** As version 1 wrote it. */
    private static final String YESTERDAY =
            "010c4252414e434880b083c598680e0106086e616d6512706172656e745f69641270726f746563746564040862722d31086d"
                    + "61696e0400086d61696e0408747275650862722d3208636f707902020862722d310218746f75636865643a62722d31023704"
                    + "00046332046333020862722d3101";

    @Test
    void isReadAsItWasWritten() {
        assertThat(NeonList.of(LIST.toBytes())).isEqualTo(LIST);
        assertThat(NeonList.of(NeonList.none("X").toBytes())).isEqualTo(NeonList.none("X"));
    }

    @Test
    void isReadFromBytesOfBefore() {
        assertThat(HexFormat.of().formatHex(LIST.toBytes())).isEqualTo(YESTERDAY);
        assertThat(NeonList.of(HexFormat.of().parseHex(YESTERDAY))).isEqualTo(LIST);
    }

    @Test
    void isRefusedWhereItIsOfALaterVersionOrGoesOn() {
        byte[] later = LIST.toBytes();
        later[0] = 9;
        byte[] longer = Arrays.copyOf(LIST.toBytes(), LIST.toBytes().length + 1);

        assertThatThrownBy(() -> NeonList.of(later)).isInstanceOf(NewerFormat.class);
        assertThatThrownBy(() -> NeonList.of(longer)).isInstanceOf(IllegalArgumentException.class);
    }
}
