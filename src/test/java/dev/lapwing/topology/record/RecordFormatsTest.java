package dev.lapwing.topology.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.detect.LearnedBaseline;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the job writes for others to read, byte by byte as it was written before records knew their own format. */
class RecordFormatsTest {
    private static final long NOON = Instant.parse("2026-11-10T12:00:00Z").toEpochMilli();
    private static final String DEAD_LETTER = """
            {"reason":"unreadable","field":"created","problem":"missing","place":"lapwing.raw.pocketbase.v1-0@7",\
            "source":"shop","arrived":"2026-11-10T12:00:00Z","bytes":"{\\"id\\":\\"a\\",\\"é\\":1}","cut":false}""";
    private static final DeadLetterJson READ = new DeadLetterJson(
            "unreadable",
            "created",
            "missing",
            "lapwing.raw.pocketbase.v1-0@7",
            "shop",
            "2026-11-10T12:00:00Z",
            "{\"id\":\"a\",\"é\":1}",
            false);
    private static final String LEARNED = """
            {"version":1,"instance":"shop","rule":"new-place","fingerprint":"0123456789abcdef",\
            "group":"AAAAAAAAAAEIc2hvcAIQMTAuMC4wLjE=","past":"AQID"}""";

    @Test
    void aDeadLetterIsWrittenAsItAlwaysWas() {
        RawRow row = new RawRow(
                new Upstream("lapwing.raw.pocketbase.v1", 0), 7, NOON, null, bytes("{\"id\":\"a\",\"é\":1}"), false);
        DeadLetter letter = new DeadLetter(row, "shop", "unreadable", "created", "missing");

        assertThat(text(letter.toBytes(new Redactor(new byte[32])))).isEqualTo(DEAD_LETTER);
    }

    @Test
    void aDeadLetterIsReadAlsoWithMoreOrFewerFields() {
        assertThat(DeadLetterJson.parse(READ.toBytes())).isEqualTo(READ);
        assertThat(DeadLetterJson.parse(bytes(DEAD_LETTER.replace("{\"reason\"", "{\"newer\":[{}],\"reason\""))))
                .isEqualTo(READ);
        assertThat(DeadLetterJson.parse(bytes("{\"reason\":\"r\",\"place\":\"p\"}")))
                .isEqualTo(new DeadLetterJson("r", "", "", "p", "", "", "", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"r\"}", "{\"place\":\"p\"}", "{\"reason\":{},\"place\":\"p\"}", "7"})
    void whatSaysNoReasonOrNoPlaceIsNoDeadLetter(String row) {
        assertThatThrownBy(() -> DeadLetterJson.parse(bytes(row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no dead letter");
    }

    @Test
    void aSignalThatIsTooLateIsWrittenAsItAlwaysWas() {
        Evidence evidence = new Evidence("t-0@7", Map.of("src_endpoint.ip", "10.0.0.1", "actor.user.uid", "u1"));
        Signal signal = new Signal(0, Signal.Op.PLUS, NOON, "shop:e1", 1, List.of(2L), Map.of(), evidence);

        assertThat(text(new LateSignal(signal, NOON + 61_000).toBytes())).isEqualTo("""
                {"reason":"too late","place":"t-0@7","event":"shop:e1","time":1794312000000,"watermark":1794312061000,\
                "lateness":61000,"fields":{"src_endpoint.ip":"10.0.0.1","actor.user.uid":"u1"}}""");
    }

    @Test
    void whatIsLearnedIsWrittenAsItAlwaysWasAndReadBack() {
        GroupKey group = GroupKey.of(1, "shop", List.of("10.0.0.1"));
        LearnedBaseline baseline = new LearnedBaseline(group, 0x0123456789abcdefL, new byte[] {1, 2, 3}, 0, 0, 0, true);

        assertThat(text(LearnedRow.write(baseline, "shop", "new-place"))).isEqualTo(LEARNED);
        for (String row : List.of(LEARNED, LEARNED.replace("\"rule\"", "\"newer\":{},\"rule\""))) {
            assertThat(LearnedRow.read(bytes(row))).isInstanceOfSatisfying(LearnedRow.Told.class, told -> {
                assertThat(told.instance()).isEqualTo("shop");
                assertThat(told.group()).isEqualTo(group);
                assertThat(told.rule()).isEqualTo(0x0123456789abcdefL);
                assertThat(told.past()).containsExactly(1, 2, 3);
            });
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
