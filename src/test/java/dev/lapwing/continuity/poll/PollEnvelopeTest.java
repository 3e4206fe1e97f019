package dev.lapwing.continuity.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.text.TimeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PollEnvelopeTest {
    private static final Instant TIME = Instant.parse("2026-11-25T23:59:00.123Z");
    private static final Instant SERVER_TIME = Instant.parse("2026-11-25T23:59:00Z");

    /** As connectors wrote it when writer and reader stood apart. */
    private static final String WRITTEN = """
        {"poll":"pocketbase","v":1,"time":"2026-11-25T23:59:00.123Z","connector":"0.1.0","mode":"sqlite",\
        "server":"0.40 or newer","version":"0.40.4",\
        "advisories":{"asOf":"2026-11-01T00:00:00.000Z","version":"0.40.4","affected":["CVE-1"]},"serverTime":"2026-11-25T23:59:00Z","status":200,\
        "log":{"rows":[["b2","2026-11-25 23:58:59.001Z","00000000000000ff",0],\
        ["a1","soon","ffffffffffffffff",-1]],"end":true,"sent":17,"first":1,"last":310,\
        "count":310,"file":"64:99"},"hours":{"2026-11-25 23":123},"ahead":2,\
        "logs":{"maxDays":5,"minLevel":0,"logIP":true,"logAuthId":false},\
        "probes":[{"nonce":"00ff","sent":"2026-11-25T23:58:30.000Z","seen":false}],"health":200,\
        "settings":{"meta":{"appName":"x"}},"collections":[{"id":"c"}]}\
        """;

    @Test
    void isWrittenAsItAlwaysWas() {
        assertThat(whole().text()).isEqualTo(WRITTEN);
        assertThat(failed().text()).isEqualTo("""
            {"poll":"pocketbase","v":1,"time":"2026-11-25T23:59:00.123Z","connector":"0.1.0","mode":"api",\
            "status":0,"error":"connection refused"}\
            """);
    }

    @Test
    void isReadBackByTheJob() {
        long created = TimeText.millis("2026-11-25 23:58:59.001Z").orElseThrow();
        List<ListedRow> rows = List.of(
                new ListedRow("b2", OptionalLong.of(created), 255, ListedRow.Address.MISSING),
                new ListedRow("a1", OptionalLong.empty(), -1, ListedRow.Address.NONE));
        LogPoll poll = new LogPoll(
                TIME.toEpochMilli(),
                "0.1.0",
                OptionalLong.of(SERVER_TIME.toEpochMilli()),
                200,
                Optional.empty(),
                Optional.of(new LogLook(new Listing(rows, true), OptionalLong.of(310), Optional.of("64:99"))),
                Optional.of(new HourTotals(
                        new TreeMap<>(Map.of(TimeText.hour("2026-11-25 23").orElseThrow(), 123L)), OptionalLong.of(2))),
                new LogSettings(OptionalLong.of(5), OptionalLong.of(0), Optional.of(true), Optional.of(false)),
                List.of(new Probe(TIME.minusMillis(30_123).toEpochMilli(), false)),
                Optional.of(new ConfigLook(
                        TIME.toEpochMilli(),
                        1,
                        1,
                        Optional.of(Map.of("meta", Map.of("appName", "x"))),
                        Optional.of(List.of(Map.of("id", "c"))),
                        false,
                        Optional.of(new Advised(Instant.parse("2026-11-01T00:00:00Z"), "0.40.4", List.of("CVE-1"))))));

        assertThat(read(whole().text())).isEqualTo(new PollReading.Read(poll));
        assertThat(read(WRITTEN.replace("\"status\"", "\"newer\":{\"status\":[1]},\"status\"")))
                .isEqualTo(new PollReading.Read(poll));
    }

    @Test
    void ofAFurtherPartIsReadByWhoeverReadsFormatOneAndTellsOnlyCollectionsAnew() {
        PollEnvelope.Config more = new PollEnvelope.Config(
                Optional.empty(),
                Optional.of("[{\"id\":\"d\"}]"),
                Optional.of(new PollEnvelope.Part(2, 2, TIME)),
                List.of());

        assertThat(read(whole().further(more).text()))
                .isInstanceOfSatisfying(
                        PollReading.Read.class,
                        further -> assertThat(further.poll())
                                .extracting(
                                        LogPoll::timeMillis, poll -> poll.look().isPresent(), LogPoll::hours)
                                .containsExactly(TIME.toEpochMilli(), true, Optional.empty()));
    }

    @Test
    void ofAFailedPollIsReadBackByTheJob() {
        LogPoll poll = new LogPoll(
                TIME.toEpochMilli(),
                "0.1.0",
                OptionalLong.empty(),
                0,
                Optional.of("connection refused"),
                Optional.empty(),
                Optional.empty(),
                LogSettings.UNKNOWN,
                List.of(),
                Optional.empty());

        assertThat(read(failed().text())).isEqualTo(new PollReading.Read(poll));
    }

    private static PollEnvelope whole() {
        Map<String, String> logs = new LinkedHashMap<>();
        logs.put("maxDays", "5");
        logs.put("minLevel", "0");
        logs.put("logIP", "true");
        logs.put("logAuthId", "false");
        return new PollEnvelope(
                new PollEnvelope.Head(
                        "pocketbase",
                        "0.1.0",
                        "sqlite",
                        Optional.of("0.40 or newer"),
                        Optional.of("0.40.4"),
                        Optional.of(new Advised(Instant.parse("2026-11-01T00:00:00Z"), "0.40.4", List.of("CVE-1")))),
                TIME,
                Optional.of(SERVER_TIME),
                200,
                Optional.empty(),
                Optional.of(new PollEnvelope.Log(
                        List.of(
                                new PollEnvelope.Row("b2", "2026-11-25 23:58:59.001Z", 255, ListedRow.Address.MISSING),
                                new PollEnvelope.Row("a1", "soon", -1, ListedRow.Address.NONE)),
                        true,
                        17,
                        Optional.of(new PollEnvelope.RowIds(1, 310, 310)),
                        Optional.of("64:99"))),
                Optional.of(new PollEnvelope.Hours(Map.of("2026-11-25 23", 123L), OptionalInt.of(2))),
                Optional.of(logs),
                List.of(new SentProbe("00ff", TIME.minusMillis(30_123), false)),
                OptionalInt.of(200),
                new PollEnvelope.Config(
                        Optional.of("{\"meta\":{\"appName\":\"x\"}}"),
                        Optional.of("[{\"id\":\"c\"}]"),
                        Optional.empty(),
                        List.of()));
    }

    private static PollEnvelope failed() {
        return new PollEnvelope(
                new PollEnvelope.Head(
                        "pocketbase", "0.1.0", "api", Optional.empty(), Optional.empty(), Optional.empty()),
                TIME,
                Optional.empty(),
                0,
                Optional.of("connection refused"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                PollEnvelope.Config.NONE);
    }

    private static PollReading read(String envelope) {
        return LogPoll.parse(envelope.getBytes(StandardCharsets.UTF_8));
    }
}
