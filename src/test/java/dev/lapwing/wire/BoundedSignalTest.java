package dev.lapwing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.detect.signal.BoundedText;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** However long the texts are that an event brings, what is kept of it is small, and what differs still does. */
class BoundedSignalTest {
    /** Three bytes each in UTF-8. */
    private static final String LONG = "\u6f22".repeat(100_000);

    private static Signal signal(String uid, String value, Map<String, String> fields) {
        return new Signal(
                0, Signal.Op.PLUS, 1_000, uid, 7, List.of(1L), Map.of("field", value), new Evidence("raw-0@1", fields));
    }

    private static Map<String, String> everyField(String value) {
        Map<String, String> fields = new HashMap<>();
        Evidence.FIELDS.forEach(field -> fields.put(field, value));
        return fields;
    }

    @Test
    void aSignalOfTheLongestTextsTakesFewKilobytes() {
        Signal largest = signal("shop:" + LONG, LONG, everyField(LONG));

        assertThat(SignalCodec.encode(largest)).hasSizeLessThan(8_000);
        assertThat(largest.weight() * 3 / 2).isGreaterThan(SignalCodec.encode(largest).length);
    }

    @Test
    void longTextsThatDifferOnlyAtTheirEndStayTwo() {
        assertThat(signal("shop:a", LONG + "a", Map.of()).value("field"))
                .hasSize(BoundedText.COUNTED)
                .startsWith(LONG.substring(0, 100))
                .isNotEqualTo(signal("shop:a", LONG + "b", Map.of()).value("field"));
        assertThat(GroupKey.of(1, "shop", List.of(LONG + "a")))
                .isNotEqualTo(GroupKey.of(1, "shop", List.of(LONG + "b")))
                .isEqualTo(GroupKey.of(1, "shop", List.of(LONG + "a")));
    }

    @Test
    void whatIsNotTooLongStaysAsItIs() {
        String longest = "x".repeat(BoundedText.COUNTED);
        Signal signal = signal("shop:1", longest, Map.of("http_request.user_agent", "y".repeat(Evidence.LONGEST)));

        assertThat(signal.value("field")).isEqualTo(longest);
        assertThat(signal.evidence().fields()).containsEntry("http_request.user_agent", "y".repeat(Evidence.LONGEST));
    }

    @Test
    void cuttingAgainChangesNothing() {
        Signal once = signal("shop:" + LONG, LONG, everyField(LONG));

        assertThat(SignalCodec.decode(SignalCodec.encode(once))).isEqualTo(once);
    }

    @Test
    void whatAnEarlierVersionStoredUncutIsCutWhenItIsRead() {
        WireOutput uncut = new WireOutput().number(1).number(0).flag(false).number(1_000);
        uncut.text("shop:" + LONG).fixed(7).number(0);
        uncut.number(1)
                .text("field")
                .text(LONG)
                .text("raw-0@1")
                .number(1)
                .number(0)
                .text(LONG);

        Signal read = SignalCodec.decode(uncut.toBytes());

        assertThat(SignalCodec.encode(read)).hasSizeLessThan(4_000);
        assertThat(read).isEqualTo(SignalCodec.decode(SignalCodec.encode(read)));
    }

    @Test
    void aTextIsNotCutWithinACharacter() {
        String smileys = "a" + "\ud83d\ude00".repeat(200);

        assertThat(BoundedText.of(smileys, BoundedText.COUNTED))
                .doesNotContain("?")
                .matches(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
    }
}
