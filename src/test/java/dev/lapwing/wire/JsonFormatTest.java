package dev.lapwing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00.005Z");
    private static final JsonFormat<Kept> FORMAT = JsonFormat.of(Kept.class, "kept thing");
    private static final JsonFormat<Dated> DATED = JsonFormat.of(Dated.class, "date");

    record Kept(String name, Instant at, long count, List<String> words, Optional<Instant> until) {
        /** No component, so no field. */
        public boolean isOld() {
            return count == 0;
        }
    }

    private record Dated(LocalDate day, Optional<Kept> kept) {}

    @Test
    void writesTheComponentsInTheirOrderAndLeavesOutWhatIsAbsent() {
        assertThat(text(FORMAT.bytes(new Kept("é", NOON, 0, List.of("a"), Optional.empty()))))
                .isEqualTo("{\"name\":\"é\",\"at\":\"2026-11-10T12:00:00.005Z\",\"count\":0,\"words\":[\"a\"]}");
    }

    @Test
    void readsBackWhatItWrote() {
        var kept = new Kept("a", NOON, 7, List.of(), Optional.of(NOON));
        var dated = new Dated(LocalDate.parse("2026-11-10"), Optional.of(kept));

        assertThat(FORMAT.parse(FORMAT.bytes(kept))).isEqualTo(kept);
        assertThat(DATED.parse(DATED.bytes(dated))).isEqualTo(dated);
    }

    @Test
    void passesOverWhatItDoesNotKnowAndTakesAbsentTextsAndListsForEmptyOnes() {
        byte[] row = bytes("{\"at\":\"2026-11-10T12:00:00.005Z\",\"newer\":{\"name\":\"x\"},\"until\":null}");

        assertThat(FORMAT.parse(row)).isEqualTo(new Kept("", NOON, 0, List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\":\"secret\"}",
                "{\"name\":\"secret\",\"at\":null}",
                "{\"name\":\"secret\",\"at\":\"noon\"}",
                "{\"name\":{\"secret\":1},\"at\":\"2026-11-10T12:00:00.005Z\"}"
            })
    void refusesAllElseWithoutRepeatingIt(String row) {
        assertThatThrownBy(() -> FORMAT.parse(bytes(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no kept thing");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
