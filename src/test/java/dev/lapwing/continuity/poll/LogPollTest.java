package dev.lapwing.continuity.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPollTest {
    private static final String WHOLE = """
            {"poll":"pocketbase","v":1,"time":"2026-11-25T23:59:00.123Z","connector":"0.1.0","mode":"sqlite",\
            "server":"0.40 or newer","version":"0.40.4","serverTime":"2026-11-25T23:59:00Z","status":200,\
            "log":{"rows":[["b2","2026-11-25 23:58:59.001Z","00000000000000ff",0],\
            ["a1","2026-11-25 23:58:58.000Z","ffffffffffffffff",-1]],"end":true,"sent":17,"first":1,"last":310,\
            "count":310,"file":"64:99"},"hours":{"2026-11-25 23":123},\
            "logs":{"maxDays":5,"minLevel":0,"logIP":true,"logAuthId":false,"maxDataSize":0},\
            "probes":[{"nonce":"abc","sent":"2026-11-25T23:58:30.000Z","seen":false}],"health":200,\
            "settings":{"meta":{"appName":"x"}},"collections":[{"id":"c"}]}""";

    private static final String SHORT =
            "{'poll':'pocketbase','v':1,'time':'2026-11-25T23:59:00.123Z','status':0,'error':'connection refused'}";

    @Test
    void readsAWholeEnvelope() {
        LogPoll poll = read(WHOLE);

        long created = Instant.parse("2026-11-25T23:58:59.001Z").toEpochMilli();
        List<ListedRow> rows = List.of(
                new ListedRow("b2", OptionalLong.of(created), 255, ListedRow.Address.MISSING),
                new ListedRow("a1", OptionalLong.of(created - 1001), -1, ListedRow.Address.NONE));
        TreeMap<Long, Long> hours =
                new TreeMap<>(Map.of(Instant.parse("2026-11-25T23:00:00Z").getEpochSecond() / 3600, 123L));
        assertThat(poll)
                .isEqualTo(new LogPoll(
                        Instant.parse("2026-11-25T23:59:00.123Z").toEpochMilli(),
                        "0.1.0",
                        OptionalLong.of(Instant.parse("2026-11-25T23:59:00Z").toEpochMilli()),
                        200,
                        Optional.empty(),
                        Optional.of(new LogLook(new Listing(rows, true), OptionalLong.of(310), Optional.of("64:99"))),
                        Optional.of(new HourTotals(hours, OptionalLong.empty())),
                        new LogSettings(OptionalLong.of(5), OptionalLong.of(0), Optional.of(true), Optional.of(false)),
                        List.of(new Probe(Instant.parse("2026-11-25T23:58:30Z").toEpochMilli(), false)),
                        Optional.of(ConfigLook.whole(
                                poll.timeMillis(),
                                Optional.of(Map.of("meta", Map.of("appName", "x"))),
                                Optional.of(List.of(Map.of("id", "c")))))));
    }

    @Test
    void readsAPartOfTheCollections() {
        LogPoll poll =
                read(withMember("'look':'2026-11-25T23:58:00.000Z','part':2,'parts':3,'collections':[{'id':'c'}]"));

        assertThat(poll.config())
                .contains(new ConfigLook(
                        Instant.parse("2026-11-25T23:58:00Z").toEpochMilli(),
                        2,
                        3,
                        Optional.empty(),
                        Optional.of(List.of(Map.of("id", "c"))),
                        false,
                        Optional.empty()));
    }

    @Test
    void readsAnEnvelopeOfALogThatCouldNotBeRead() {
        LogPoll poll = read(quoted(SHORT));

        assertThat(poll.status()).isZero();
        assertThat(poll.error()).contains("connection refused");
        assertThat(poll.look()).isEmpty();
    }

    @Test
    void aRowWithoutAReadableTimeIsARowWithoutTime() {
        LogPoll poll = read(quoted("{'poll':'p','v':1,'time':'2026-11-25T23:59:00Z','status':200,"
                + "'log':{'rows':[['a','','0000000000000001',1],['b','soon','0000000000000001',1]],'end':true}}"));

        assertThat(poll.look().orElseThrow().listing().rows())
                .allMatch(row -> row.created().isEmpty());
    }

    @Test
    void countsOfWhatIsNoHourAreLeftOut() {
        LogPoll poll = read(withMember("'hours':{'':7,'x':'y','2026-11-25 23':1}"));

        assertThat(poll.hours().orElseThrow().rows()).hasSize(1);
    }

    @Test
    void ofAMemberThatIsThereTwiceTheLaterOneCounts() {
        LogPoll poll = read(withMember("'status':503"));

        assertThat(poll.status()).isEqualTo(503);
    }

    @Test
    void aRowThatIsThereTwiceCountsOnce() {
        LogPoll poll = read(quoted("{'poll':'p','v':1,'time':'2026-11-25T23:59:00Z','status':200,'log':{'rows':["
                + "['a','','0000000000000001',1],['a','','0000000000000002',1]],'end':true}}"));

        assertThat(poll.look().orElseThrow().listing().rows())
                .extracting(ListedRow::hash)
                .containsExactly(1L);
    }

    @Test
    void keepsNoMoreThanAThousandRowsAndThenDoesNotReachTheEnd() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            rows.append(i == 0 ? "" : ",").append("['").append(i).append("','','0000000000000001',1]");
        }

        LogPoll poll = read(quoted("{'poll':'p','v':1,'time':'2026-11-25T23:59:00Z','status':200,'log':{'rows':[" + rows
                + "],'end':true}}"));

        Listing listing = poll.look().orElseThrow().listing();
        assertThat(listing.rows()).hasSize(1000);
        assertThat(listing.end()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'time':'yesterday'            | time            | no time like 2006-01-02T15:04:05.000Z",
                "'time':5                      | time            | no time like 2006-01-02T15:04:05.000Z",
                "'time':null                   | time            | missing",
                "'status':'ok'                 | status          | no whole number",
                "'status':1.5                  | status          | no whole number",
                "'status':99999999999999999999 | status          | no whole number",
                "'status':-1                   | status          | no HTTP status and not 0",
                "'status':null                 | status          | missing",
                "'status':200                  | log             | missing, though it could be read",
                "'status':200,'log':[]         | log             | no object",
                "'status':200,'log':{'end':true}              | log.rows | missing",
                "'status':200,'log':{'rows':7,'end':true}     | log.rows | no list",
                "'status':200,'log':{'rows':[]}               | log.end  | missing",
                "'status':200,'log':{'rows':[],'end':'yes'}   | log.end  | neither true nor false",
                "'status':200,'log':{'rows':[[]],'end':true}  | log.rows | row 1 is no id, time, hash and -1, 0 or 1",
                "'status':200,'log':{'rows':[['a','','00000000000000zz',1]],'end':true} | log.rows | row 1 is no id, time, hash and -1, 0 or 1",
                "'status':200,'log':{'rows':[['a','','0000000000000000',2]],'end':true} | log.rows | row 1 is no id, time, hash and -1, 0 or 1",
                "'error':{}                    | error           | no text",
                "'hours':{'2026-11-25 23':'x'} | hours.2026-11-25 23 | no whole number",
                "'logs':{'minLevel':'x'}       | logs.minLevel   | no whole number",
                "'logs':{'logIP':1}            | logs.logIP      | neither true nor false",
                "'probes':[1]                  | probes          | a list of something else than objects",
                "'probes':[{'seen':true}]      | probes.sent     | missing",
                "'probes':[{'sent':'x'}]       | probes.sent     | no time like 2006-01-02T15:04:05.000Z",
                "'settings':[]                 | settings        | no object",
                "'collections':{}              | collections     | no list",
                "'settings':{},'parts':0       | part            | no part of so many",
                "'settings':{},'parts':1001    | part            | no part of so many",
                "'settings':{},'part':3,'parts':2 | part         | no part of so many",
                "'settings':{},'look':'x'      | look            | no time like 2006-01-02T15:04:05.000Z",
                "'v':2,'time':5                | v               | not format 1, the only one that is understood here",
                "'v':null                      | v               | not format 1, the only one that is understood here",
            })
    void tellsWhereAnEnvelopeIsNotAsItShouldBe(String member, String field, String problem) {
        PollReading reading = parse(withMember(member));

        assertThat(reading).isEqualTo(new PollReading.Unreadable(field, problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "[]", "{'poll':", "{'poll':'p'", "{'poll':'p'}{}", "{'poll':'p','v':1e}"})
    void whatIsNoEnvelopeIsUnreadableAsARow(String row) {
        PollReading reading = parse(quoted(row));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        PollReading.Unreadable.class,
                        it -> assertThat(it.field()).isEqualTo("row"));
    }

    @Test
    void deepNestingIsUnreadableAndNoOverflow() {
        PollReading reading = parse(withMember("'settings':" + "[".repeat(100_000)));

        assertThat(reading)
                .isEqualTo(new PollReading.Unreadable(
                        "row", "JSON nested too deeply, or a number, name or text too long"));
    }

    @Test
    void whateverTheBytesAreTheAnswerIsAValue() {
        Random random = new Random(7);
        byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 5_000; i++) {
            byte[] broken = whole.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                broken[11 + random.nextInt(broken.length - 11)] = (byte) random.nextInt(256);
            }
            assertThat(LogPoll.parse(broken)).as("case %s", i).isNotNull();
        }
    }

    private static String withMember(String member) {
        return quoted(SHORT.substring(0, SHORT.length() - 1) + "," + member + "}");
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static PollReading parse(String json) {
        return LogPoll.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static LogPoll read(String json) {
        return parse(json).match(poll -> poll, (field, problem) -> {
            throw new AssertionError(field + ": " + problem);
        });
    }
}
