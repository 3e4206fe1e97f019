package dev.lapwing.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.continuity.poll.HourTotals;
import dev.lapwing.continuity.poll.ListedRow;
import dev.lapwing.continuity.poll.Listing;
import dev.lapwing.continuity.poll.LogLook;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.continuity.poll.LogSettings;
import dev.lapwing.event.NewerFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogStateTest {
    private static final LogState FULL = new LogState(
            1_795_651_140_123L,
            "0.1.0",
            Optional.of(new Listing(
                    List.of(
                            new ListedRow("b2", OptionalLong.of(1_795_651_139_001L), 255, ListedRow.Address.MISSING),
                            new ListedRow("x", OptionalLong.empty(), -1, ListedRow.Address.NONE),
                            new ListedRow("a1", OptionalLong.of(1_795_651_138_000L), 1L << 40, ListedRow.Address.TOLD)),
                    false)),
            new HighWaterMark(OptionalLong.of(1_795_651_139_001L), OptionalLong.of(310)),
            Optional.of("64:99"),
            Optional.of(new HourTotals(new TreeMap<>(Map.of(498_791L, 7L, 498_792L, 123L)), OptionalLong.empty())),
            new LogSettings(OptionalLong.of(5), OptionalLong.empty(), Optional.of(true), Optional.of(false)),
            new Outage(OptionalLong.of(1_795_651_100_000L), 4, true),
            new AddressVisibility(true, false),
            new ProbeWatch(1_795_651_000_000L, true));

    /** As versions 1 and 2 wrote it; these bytes lie in stores and stay readable. */
    private static final String STORED_BY_ONE =
            "01b6e8afd2c2680a302e312e3001000604623200000000000000ff0001f2d6afd2c2680278ffffffffffffffff0100046131"
                    + "00000100000000000201d10f01f2d6afd2c26801ec04010a36343a39390104cef13c0ed0f13cf601010a000101010001c0f5"
                    + "aad2c2680801010080db9ed2c26801";

    private static final String STORED = STORED_BY_ONE.replaceFirst("^01", "02").replace("d0f13cf601", "d0f13cf60100");

    @Test
    void readsTheBytesOfFormatOne() {
        assertThat(LogState.of(HexFormat.of().parseHex(STORED_BY_ONE))).isEqualTo(FULL);
    }

    @Test
    void readsTheBytesOfFormatTwo() {
        assertThat(LogState.of(HexFormat.of().parseHex(STORED))).isEqualTo(FULL);
    }

    @Test
    void writesTheBytesOfFormatTwo() {
        assertThat(HexFormat.of().formatHex(FULL.toBytes())).isEqualTo(STORED);
    }

    @Test
    void readsBackThatNothingIsKnown() {
        assertThat(LogState.of(LogState.NONE.toBytes())).isEqualTo(LogState.NONE);
    }

    @Test
    void refusesAnotherFormat() {
        byte[] later = FULL.toBytes();
        later[0] = 3;

        assertThatThrownBy(() -> LogState.of(later))
                .isInstanceOf(NewerFormat.class)
                .hasMessageContaining("the state of a log of format 3, and this version reads up to 2");
    }

    @Test
    void refusesBytesThatEndTooEarlyOrTooLate() {
        byte[] whole = FULL.toBytes();

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> LogState.of(part))
                    .as("%s bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> LogState.of(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isSmallEvenWhenItIsFull() {
        List<ListedRow> rows = new ArrayList<>();
        for (int i = 0; i < Listing.MAX_ROWS; i++) {
            rows.add(new ListedRow(
                    "r" + (10_000_000_000_000L + i), OptionalLong.of(i * 1000L), i, ListedRow.Address.TOLD));
        }
        TreeMap<Long, Long> hours = new TreeMap<>();
        for (long hour = 0; hour < 1000; hour++) {
            hours.put(498_000 + hour, 100_000L);
        }
        LogPoll poll = new LogPoll(
                0,
                "",
                OptionalLong.empty(),
                200,
                Optional.empty(),
                Optional.of(new LogLook(new Listing(rows, true), OptionalLong.empty(), Optional.empty())),
                Optional.of(new HourTotals(hours, OptionalLong.empty())),
                LogSettings.UNKNOWN,
                List.of(),
                Optional.empty());

        LogState state = LogContinuity.next(LogState.NONE, poll, "shop").state();

        assertThat(state.hours().orElseThrow().rows()).hasSize(744).containsKey(498_999L);
        assertThat(state.toBytes()).hasSizeLessThan(40_000);
    }
}
