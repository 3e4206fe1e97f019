package dev.lapwing.connect.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.connect.Configs;
import dev.lapwing.connect.json.SafeJson;
import dev.lapwing.connect.pocketbase.log.LogRows;
import dev.lapwing.connect.pocketbase.log.PocketBaseView;
import dev.lapwing.connect.source.LogFacts;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.connect.tail.TailListing;
import dev.lapwing.continuity.poll.Advised;
import dev.lapwing.continuity.poll.SentProbe;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnvelopeWriterTest {
    private static final Instant TIME = Instant.parse("2026-11-25T23:59:00Z");

    private final EnvelopeWriter writer = new EnvelopeWriter(
            "pocketbase",
            "api",
            Optional.of("0.40.4"),
            Optional.of(new Advised(Instant.parse("2026-11-28T00:00:00Z"), "0.40.4", List.of())),
            new SafeJson(new Redactor(Configs.KEY.getBytes(StandardCharsets.UTF_8))));

    private static Poll poll(TailListing listing, Extras extras) {
        return new Poll(
                TIME.plusMillis(123),
                200,
                Optional.empty(),
                Optional.of(listing),
                2,
                false,
                OptionalInt.of(200),
                Optional.of(extras));
    }

    @Test
    void writesEveryMemberInItsPlace() {
        LogFacts facts = new LogFacts(
                200, Optional.of(TIME), Optional.of(new LogFacts.RowIds(1, 310, 310)), Optional.of("file-7"));
        LogRow told =
                LogRows.of("b", "2026-11-25 23:58:59.000Z", 0, "m", "{\"type\":\"request\",\"userIP\":\"1.2.3.4\"}");
        LogRow none = LogRows.of("a", "2026-11-25 23:58:58.000Z", 0, "m", "{}");
        TailListing listing =
                new TailListing(List.of(TailListing.Seen.of(told), TailListing.Seen.of(none)), true, facts);
        String settings =
                "{\"logs\":{\"maxDays\":5,\"minLevel\":0,\"logIP\":true,\"x\":1},\"a\":{\"password\":\"planted-secret1\"}}";
        Extras extras = new Extras(
                new HourCount(Map.of("2026-11-25 09", 123L), OptionalInt.of(3)),
                new PocketBaseView().logs(settings),
                Optional.of(settings),
                List.of("[]"),
                List.of());

        List<String> envelopes = writer.texts(
                new PollReport(poll(listing, extras), 17),
                "0.40 or newer",
                List.of(new SentProbe("00ff", TIME.minusSeconds(5), false)));

        assertThat(envelopes)
                .singleElement()
                .asString()
                .matches(
                        "\\{\"poll\":\"pocketbase\",\"v\":1,\"time\":\"2026-11-25T23:59:00.123Z\",\"connector\":\"[^\"]+\","
                                + "\"mode\":\"api\",\"server\":\"0.40 or newer\",\"version\":\"0.40.4\","
                                + "\"advisories\":\\{\"asOf\":\"[^\"]+\",\"version\":\"0.40.4\",\"affected\":\\[]},"
                                + "\"serverTime\":\"2026-11-25T23:59:00Z\",\"status\":200,\"log\":\\{\"rows\":\\["
                                + "\\[\"b\",\"2026-11-25 23:58:59.000Z\",\"[0-9a-f]{16}\",1],"
                                + "\\[\"a\",\"2026-11-25 23:58:58.000Z\",\"[0-9a-f]{16}\",-1]],\"end\":true,\"sent\":17,"
                                + "\"first\":1,\"last\":310,\"count\":310,\"file\":\"file-7\"},\"hours\":\\{\"2026-11-25 09\":123},\"ahead\":3,"
                                + "\"logs\":\\{\"maxDays\":5,\"minLevel\":0,\"logIP\":true},"
                                + "\"probes\":\\[\\{\"nonce\":\"00ff\",\"sent\":\"2026-11-25T23:58:55.000Z\",\"seen\":false}],"
                                + "\"health\":200,\"settings\":\\{.*\"password\":\"redacted_.*},\"collections\":\\[]}")
                .doesNotContain("planted");
    }

    @Test
    void leavesOutWhatAFailedPollDoesNotKnow() {
        Poll poll = Poll.failed(TIME, new LogUnreadable("connection refused", 0, false), OptionalInt.empty());

        assertThat(writer.texts(new PollReport(poll, 0), "", List.of()))
                .singleElement()
                .asString()
                .endsWith(
                        "\"mode\":\"api\",\"version\":\"0.40.4\",\"advisories\":{\"asOf\":\"2026-11-28T00:00:00.000Z\",\"version\":\"0.40.4\",\"affected\":[]},\"status\":0,\"error\":\"connection refused\"}");
    }

    @Test
    void writesTheNewestHoursOfAMonth() {
        Map<String, Long> hours = new TreeMap<>();
        for (int hour = 0; hour < 1_000; hour++) {
            hours.put("2026-01-01 %04d".formatted(hour), 1L);
        }
        LogFacts facts = new LogFacts(200, Optional.empty(), Optional.empty(), Optional.empty());
        Poll poll = new Poll(
                TIME,
                200,
                Optional.empty(),
                Optional.of(new TailListing(List.of(), true, facts)),
                0,
                false,
                OptionalInt.empty(),
                Optional.of(new Extras(
                        new HourCount(hours, OptionalInt.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of())));

        assertThat(writer.texts(new PollReport(poll, 0), "", List.of()))
                .singleElement()
                .asString()
                .contains("\"hours\":{\"2026-01-01 0256\":1,")
                .endsWith("\"2026-01-01 0999\":1}}");
    }

    @Test
    void writesCollectionsThatAreTooLongForOneEnvelopeAsPartsOfOneLook() {
        Extras extras = new Extras(
                new HourCount(Map.of("2026-11-25 09", 123L), OptionalInt.of(0)),
                Optional.empty(),
                Optional.of("{}"),
                List.of("[1]", "[2]"),
                List.of("settings"));
        LogFacts facts = new LogFacts(200, Optional.empty(), Optional.empty(), Optional.empty());
        Poll poll = new Poll(
                TIME,
                200,
                Optional.empty(),
                Optional.of(new TailListing(List.of(), true, facts)),
                4,
                false,
                OptionalInt.of(200),
                Optional.of(extras));

        List<String> envelopes = writer.texts(new PollReport(poll, 4), "", List.of());

        String log = "\"log\":{\"rows\":[],\"end\":true,\"sent\":%d}";
        assertThat(envelopes).hasSize(2);
        assertThat(envelopes.get(0))
                .contains(log.formatted(4))
                .endsWith(",\"hours\":{\"2026-11-25 09\":123},\"ahead\":0,\"health\":200,\"settings\":{},"
                        + "\"collections\":[1],\"part\":1,\"parts\":2,\"look\":\"2026-11-25T23:59:00.000Z\","
                        + "\"leftOut\":[\"settings\"]}");
        assertThat(envelopes.get(1))
                .contains("\"time\":\"2026-11-25T23:59:00.000Z\"")
                .endsWith("\"status\":200," + log.formatted(0)
                        + ",\"collections\":[2],\"part\":2,\"parts\":2,\"look\":\"2026-11-25T23:59:00.000Z\"}");
    }
}
