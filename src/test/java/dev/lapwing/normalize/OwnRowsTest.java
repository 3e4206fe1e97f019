package dev.lapwing.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.MonitorKind;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");

    @Test
    void writesProgressAsAPersonWouldReadIt() {
        byte[] row = new ControlRow.Progress(NOON.toEpochMilli()).toBytes();

        assertThat(new String(row, StandardCharsets.UTF_8))
                .isEqualTo("{\"lapwing\":\"progress\",\"upTo\":\"2026-11-09T12:00:00.000Z\"}");
    }

    @Test
    void readsItsOwnControlRows() {
        for (ControlRow row : new ControlRow[] {
            new ControlRow.Progress(5),
            new ControlRow.End(OptionalLong.empty()),
            new ControlRow.End(OptionalLong.of(NOON.toEpochMilli()))
        }) {
            assertThat(ControlRow.parse(row.toBytes())).contains(row);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"id\":\"a\"}",
                "{\"lapwing\":\"progress\"}",
                "{\"lapwing\":\"other\"}",
                "{\"lapwing\":\"end\",\"upTo\":\"soon\"}",
                "{\"lapwing\":\"end\"",
                "{\"lapwing\":\"end\"}{}"
            })
    void takesNoOtherLineForAControlRow(String line) {
        assertThat(ControlRow.parse(line.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void writesAMonitorRowAsItAlwaysDid() {
        MonitorRow row = new MonitorRow(MonitorKind.DEAD_LETTERS, NOON, "m-1", "shop", 3, "t-0@7", "no time");

        assertThat(new String(row.toBytes(), StandardCharsets.UTF_8)).isEqualTo("""
                {"monitor":"dead_letters","time":"2026-11-09T12:00:00.000Z","id":"m-1","source":"shop","count":3,\
                "place":"t-0@7","reason":"no time"}""");
    }

    @Test
    void readsAMonitorRowThatSaysMoreThanItKnows() {
        String row = "{\"monitor\":\"dead_letters\",\"newer\":{},\"time\":\"2026-11-09T12:00:00.000Z\",\"id\":\"m-1\"}";

        Normalized normalized = MonitorRow.parse(row.getBytes(StandardCharsets.UTF_8), "shop");

        assertThat(normalized).isInstanceOf(Normalized.Accepted.class);
        var event = ((Normalized.Accepted) normalized).event();
        assertThat(Samples.value(event, "monitor.source")).isEqualTo("shop");
    }

    @ParameterizedTest
    @EnumSource(MonitorKind.class)
    void readsItsOwnMonitorRows(MonitorKind kind) {
        MonitorRow row = new MonitorRow(kind, NOON, "m-1", "shop-prod", 3, "t-0@7", "no time");

        Normalized normalized = MonitorRow.parse(row.toBytes(), "shop");

        assertThat(normalized).isInstanceOf(Normalized.Accepted.class);
        var event = ((Normalized.Accepted) normalized).event();
        assertThat(event.timeMillis()).isEqualTo(NOON.toEpochMilli());
        assertThat(Samples.value(event, "monitor.kind")).isEqualTo(kind.word());
        assertThat(Samples.value(event, "monitor.source")).isEqualTo("shop-prod");
        assertThat(Samples.value(event, "monitor.count")).isEqualTo(3L);
        assertThat(Samples.value(event, "monitor.place")).isEqualTo("t-0@7");
    }

    @ParameterizedTest
    @CsvSource({
        "pocketbase-week.ndjson, POCKETBASE",
        "pocketbase-v0.40.ndjson, POCKETBASE",
        "neon-audit.txt, NEON_AUDIT",
        "neon-audit.csv, NEON_AUDIT"
    })
    void recognisesAFileByItsFirstLine(String file, RowFormat format) {
        byte[] first = Samples.lines(file).get(0).getBytes(StandardCharsets.UTF_8);

        assertThat(RowFormat.recognise(first)).contains(format);
    }

    @Test
    void recognisesPollsAndTakesNoneOfThemForAnEvent() {
        byte[] poll = "{\"poll\":\"pocketbase\",\"v\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(RowFormat.recognise(poll)).contains(RowFormat.POCKETBASE_POLLS);
        assertThat(RowFormat.POCKETBASE_POLLS.parser().parse(poll, "shop")).isEqualTo(new Normalized.Ignored("poll"));
    }

    @Test
    void recognisesNothingInOtherText() {
        assertThat(RowFormat.recognise("hello, world".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void findsAFormatByTheNameThatPeopleType() {
        assertThat(RowFormat.named("neon-audit")).contains(RowFormat.NEON_AUDIT);
        assertThat(RowFormat.named("oracle")).isEqualTo(Optional.empty());
        assertThat(Arrays.stream(RowFormat.values()).map(RowFormat::lateness))
                .containsExactly(
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(11),
                        Duration.ofMinutes(11),
                        Duration.ofDays(2),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1));
    }
}
