package dev.lapwing.topology.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.Topics;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.topology.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The job knows drills without being told of them, and expects nothing of them. */
class DrillSourceTest {
    private static final String RAW = Topics.RAW_POCKETBASE.name();
    private static final byte[] KEY = Rows.bytes("lapwing-drill");
    private static final Source SHOP = new Source("shop", RowFormat.POCKETBASE, Duration.ofMinutes(11), true);

    private final SourceLayout layout = new SourceLayout(List.of(SHOP), Map.of(RAW, 3));

    @Test
    void findsTheSourceOfADrillsRowsByTheirKey() {
        assertThat(layout.of(RAW, KEY)).contains(SourceLayout.DRILL);
    }

    @Test
    void takesRowsWithoutAKeyForThoseOfTheOtherSource() {
        assertThat(layout.of(RAW, null)).contains(SHOP);
    }

    @Test
    void expectsNoPollsOfDrillsAndHoldsNoOtherTimeBackForThem() {
        assertThat(layout.of(Topics.RAW_POCKETBASE_POLLS.name(), KEY)).isEmpty();
        assertThat(layout.instances()).containsExactly("shop");
        assertThat(layout.upstreams("lapwing-drill")).isEmpty();
    }

    @Test
    void tellsOfNoDrillThatAPartitionIsUnread() {
        assertThat(layout.on(RAW)).containsExactly(SHOP);
    }

    @Test
    void countsTheRowsOfADrillAsOurs() {
        assertThat(SourceLayout.DRILL.isOurs()).isTrue();
        assertThat(SHOP.isOurs()).isFalse();
    }
}
