package dev.lapwing.connect.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogRow;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TailListingTest {
    private static final LogFacts FACTS = new LogFacts(200, Optional.empty(), Optional.empty(), Optional.empty());
    private static final TailListing BEFORE = listing(false, "d", "c", "b", "a");

    @Test
    void takesNewRowsInFrontForOrdinary() {
        assertThat(listing(false, "f", "e", "d", "c").contradicts(BEFORE)).isFalse();
    }

    @Test
    void noticesARowThatIsGoneFromTheMiddleOrTheTop() {
        assertThat(listing(false, "d", "b", "a").contradicts(BEFORE)).isTrue();
        assertThat(listing(false, "e", "c", "b", "a").contradicts(BEFORE)).isTrue();
    }

    @Test
    void noticesThatTheOldestRowIsGoneWhereItReachesTheEnd() {
        assertThat(listing(true, "d", "c", "b").contradicts(BEFORE)).isTrue();
        assertThat(listing(false, "d", "c", "b").contradicts(BEFORE)).isFalse();
    }

    @Test
    void noticesAWipe() {
        assertThat(listing(true).contradicts(BEFORE)).isTrue();
    }

    @Test
    void noticesThatNoRowIsLeftAsAfterARestore() {
        assertThat(listing(false, "n", "m", "l", "k").contradicts(BEFORE)).isTrue();
    }

    @Test
    void theFirstRowsOfAnEmptyLogAreOrdinary() {
        assertThat(listing(true, "b", "a").contradicts(listing(true))).isFalse();
    }

    @Test
    void noticesARowThatReadsOtherwise() {
        LogRow rewritten = LogRows.of("c", "", 0, "rewritten", "{}");
        TailListing now = new TailListing(
                BEFORE.rows().stream()
                        .map(row -> row.id().equals("c") ? TailListing.Seen.of(rewritten) : row)
                        .toList(),
                false,
                FACTS);

        assertThat(now.contradicts(BEFORE)).isTrue();
    }

    private static TailListing listing(boolean end, String... ids) {
        return new TailListing(
                Arrays.stream(ids)
                        .map(id -> TailListing.Seen.of(LogRows.of(id, "", 0, "m", "{}")))
                        .toList(),
                end,
                FACTS);
    }
}
