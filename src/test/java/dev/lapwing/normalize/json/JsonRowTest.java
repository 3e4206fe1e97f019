package dev.lapwing.normalize.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.Schema;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.parse.Normalized;
import dev.lapwing.normalize.parse.Samples;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowTest {
    private static final long NOON = Instant.parse("2026-11-09T12:00:00Z").toEpochMilli();
    private static final JsonRow ROWS = new JsonRow(shape("ts", Optional.empty()));
    private static final JsonRow ROWS_WITH_IDS = new JsonRow(shape("ts", Optional.of("id")));

    @Test
    void makesAFieldOfEveryMember() {
        AuditEvent event = event("'EventID':4688,'Elevated':true,'ratio':0.5,'Image':'C:\\\\x.exe','gone':null");

        assertThat(Samples.value(event, "EventID")).isEqualTo(4688L);
        assertThat(Samples.value(event, "Elevated")).isEqualTo(true);
        assertThat(Samples.value(event, "ratio")).isEqualTo(0.5);
        assertThat(Samples.value(event, "Image")).isEqualTo("C:\\x.exe");
        assertThat(Samples.value(event, "gone")).isNull();
        assertThat(Samples.value(event, "eventid")).isNull();
    }

    @Test
    void findsAPathOfMembers() {
        AuditEvent event = event("'a':{'b':{'c':'deep'}}");

        assertThat(Samples.value(event, "a.b.c")).isEqualTo("deep");
        assertThat(Samples.value(event, "a.b.d")).isNull();
        assertThat(Samples.value(event, "a.b.c.d")).isNull();
    }

    @Test
    void findsAMemberOfAFlattenedLogBeforeAPath() {
        AuditEvent event = event("'a':{'b':'path','c':'only path'},'a.b':'member'");

        assertThat(Samples.value(event, "a.b")).isEqualTo("member");
        assertThat(Samples.value(event, "a.c")).isEqualTo("only path");
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.c.d, one name",
        "a.b.c.e, two and two",
        "a.b.c.f, one and three",
        "a.b.c.g, three and one",
        "a.b.c.h, in a list",
        "a.b.c.i,"
    })
    void findsNamesWithDotsAtEveryLevel(String name, String value) {
        AuditEvent event = event("""
                'a.b.c.d':'one name','a.b':{'c.e':'two and two'},'a':{'b.c.f':'one and three'},
                'a.b.c':{'g':'three and one'},'a':{'b':[{'c.h':'in a list'}],'b.c.f':'one and three'}""");

        Object found = Samples.value(event, name);

        assertThat(found instanceof List<?> list ? list.get(0) : found).isEqualTo(value);
    }

    @Test
    void triesTheLongestNameFirstAndGoesOnWhereItLeadsNowhere() {
        AuditEvent event = event("'a.b':{'x':1},'a':{'b':{'c':'evil','x':2}}");

        assertThat(Samples.value(event, "a.b.x")).isEqualTo(1L);
        assertThat(Samples.value(event, "a.b.c")).isEqualTo("evil");
    }

    @Test
    void readsWholeNumbersOfAnyLengthExactly() {
        AuditEvent event = event("'a':18446744073709551617,'b':-9223372036854775809,'c':9223372036854775807,'d':1e19");

        assertThat(Samples.value(event, "a")).isEqualTo(new BigInteger("18446744073709551617"));
        assertThat(Samples.value(event, "b")).isEqualTo(new BigInteger("-9223372036854775809"));
        assertThat(Samples.value(event, "c")).isEqualTo(Long.MAX_VALUE);
        assertThat(Samples.value(event, "d")).isEqualTo(1e19);
        assertThat(Samples.value(event("'a':" + "9".repeat(301)), "a")).isEqualTo("9".repeat(301));
    }

    @Test
    void looksIntoEachElementOfAList() {
        AuditEvent event = event("'users':[{'name':'ann'},{'id':1},{'name':'bob'}],'tags':['x','y']");

        assertThat(Samples.value(event, "users.name")).isEqualTo(List.of("ann", "bob"));
        assertThat(Samples.value(event, "tags")).isEqualTo(List.of("x", "y"));
    }

    @Test
    void keepsTheCommonFieldsForItself() {
        AuditEvent event = event("'time':'never','metadata.uid':'mine','metadata':{'log_source':'mine'}");

        assertThat(Samples.value(event, "time")).isEqualTo(NOON);
        assertThat(Samples.value(event, "metadata.uid")).isEqualTo(event.uid());
        assertThat(Samples.value(event, "metadata.log_source")).isEqualTo("shop");
    }

    @Test
    void hasNoFieldWithoutAName() {
        assertThat(event("'':1").schema().find("")).isEmpty();
    }

    @Test
    void readsTheTimeFromAMemberOfAnyNameAndDepth() {
        assertThat(time(new JsonRow(shape("time", Optional.empty())), "{'time':'2026-11-09T12:00:00Z'}"))
                .isEqualTo(NOON);
        assertThat(time(new JsonRow(shape("event.made", Optional.empty())), "{'event':{'made':1794225600}}"))
                .isEqualTo(NOON);
        assertThat(time(new JsonRow(shape("event.made", Optional.empty())), "{'event.made':1794225600}"))
                .isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-09T12:00:00Z\"', 1794225600000",
        "'\"2026-11-09 13:00:00.0259+01:00\"', 1794225600025",
        "1794225600, 1794225600000",
        "1794225600.5, 1794225600500",
        "1794225600.1239, 1794225600123",
        "1.7942256E9, 1794225600000",
        "1794225600000, 1794225600000",
        "1794225600000.9, 1794225600000",
        "0, 0",
        "99999999999, 99999999999000",
        "100000000000, 100000000000",
        "99999999999999, 99999999999999"
    })
    void readsDatesSecondsAndMilliseconds(String written, long millis) {
        assertThat(time(ROWS, "{'ts':" + written + "}")).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'other':1}",
                "{'ts':null}",
                "{'ts':''}",
                "{'ts':true}",
                "{'ts':[1794225600]}",
                "{'ts':{'ts':1794225600}}",
                "{'ts':'1794225600'}",
                "{'ts':'2026-11-09T12:00:00'}",
                "{'ts':'2026-11-09'}",
                "{'ts':'yesterday'}",
                "{'ts':-1}",
                "{'ts':-0.001}",
                "{'ts':100000000000000}",
                "{'ts':1794225600000000}",
                "{'ts':1e300}",
                "{'ts':1e999}",
                "{'ts':123456789012345678901234567890}"
            })
    void rejectsARowWhoseTimeCannotBeRead(String row) {
        assertThat(parse(ROWS, row)).isEqualTo(new Normalized.Rejected("ts", """
                no time like 2006-01-02T15:04:05.000Z, with its zone, and no seconds or milliseconds since 1970"""));
    }

    @Test
    void takesTheIdFromItsField() {
        assertThat(accepted(ROWS_WITH_IDS, "{'ts':0,'id':'e-7'}").uid()).isEqualTo("shop:e-7");
        assertThat(accepted(ROWS_WITH_IDS, "{'ts':0,'id':9007199254740993}").uid())
                .isEqualTo("shop:9007199254740993");
        assertThat(accepted(ROWS_WITH_IDS, "{'ts':0,'id':18446744073709551617}").uid())
                .isEqualTo("shop:18446744073709551617");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ts':0}",
                "{'ts':0,'id':''}",
                "{'ts':0,'id':null}",
                "{'ts':0,'id':false}",
                "{'ts':0,'id':[]}",
                "{'ts':0,'id':['a']}",
                "{'ts':0,'id':{}}",
                "{'ts':0,'id':{'id':'a'}}",
                "{'ts':0,'id':1.5}"
            })
    void rejectsARowWhoseIdCannotBeRead(String row) {
        assertThat(parse(ROWS_WITH_IDS, row))
                .isEqualTo(new Normalized.Rejected("id", "no text of up to 255 characters and no whole number"));
    }

    @Test
    void rejectsAnIdOfMoreThan255Characters() {
        assertThat(accepted(ROWS_WITH_IDS, "{'ts':0,'id':'" + "i".repeat(255) + "'}")
                        .uid())
                .hasSize(260);
        assertThat(parse(ROWS_WITH_IDS, "{'ts':0,'id':'" + "i".repeat(256) + "'}"))
                .isInstanceOf(Normalized.Rejected.class);
    }

    @Test
    void takesTheSameBytesOfOneInstanceForOneEventWhereNoIdIsNamed() {
        String uid = accepted(ROWS, "{'ts':0,'a':1}").uid();

        assertThat(uid).matches("shop:[0-9a-f]{32}");
        assertThat(accepted(ROWS, "{'ts':0,'a':1}").uid()).isEqualTo(uid);
        assertThat(accepted(ROWS, "{'ts':0,'a':2}").uid()).isNotEqualTo(uid);
        assertThat(ROWS.parse("{\"ts\":0,\"a\":1}".getBytes(StandardCharsets.UTF_8), "other"))
                .extracting(read -> ((Normalized.Accepted) read).event().uid().substring("other:".length()))
                .isNotEqualTo(uid.substring("shop:".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "'text'", "null", "{'ts':0", "{'ts':0}{}", "nothing", "{ts:0}"})
    void rejectsWhatIsNoSingleObject(String row) {
        assertThat(parse(ROWS, row))
                .isInstanceOfSatisfying(
                        Normalized.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo("row"));
    }

    @Test
    void passesOverAnEmptyLine() {
        assertThat(parse(ROWS, "  ")).isEqualTo(new Normalized.Ignored("empty line"));
    }

    @Test
    void needsNoTimeWhereRowsAreLookedAtOneByOne() {
        JsonRow untimed = new JsonRow(JsonShape.untimed("", ""));

        assertThat(time(untimed, "{'ts':'yesterday'}")).isZero();
        assertThat(time(untimed, "{}")).isZero();
    }

    @Test
    void givesAllItsEventsOneSchemaOfItsLogSource() {
        JsonRow rows = new JsonRow(new JsonShape(Optional.of("ts"), Optional.empty(), "Windows", "Sysmon"));

        Schema schema = accepted(rows, "{'ts':0}").schema();

        assertThat(accepted(rows, "{'ts':1,'a':2}").schema()).isSameAs(schema);
        assertThat(schema.source().product()).isEqualTo("windows");
        assertThat(schema.source().service()).isEqualTo("sysmon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ts\":1794225600,\"a\":1}", "{\"time\":\"2026-11-09T12:00:00Z\"}"})
    void isNeverGuessedFromARow(String row) {
        assertThat(RowFormat.recognise(row.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void readsATimeWithoutAZoneWhereTheZoneIsKnown() {
        JsonShape shape =
                new JsonShape(Optional.of("ts"), Optional.of("id"), "", "", Optional.of(ZoneId.of("Europe/Berlin")));
        byte[] local = "{\"id\":\"a\",\"ts\":\"2026-11-09T22:00:00\"}".getBytes(StandardCharsets.UTF_8);
        byte[] zoned = "{\"id\":\"a\",\"ts\":\"2026-11-09 22:00:00.5Z\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(new JsonRow(shape).parse(local, "app"))
                .extracting(row -> ((Normalized.Accepted) row).event().timeMillis())
                .isEqualTo(Instant.parse("2026-11-09T21:00:00Z").toEpochMilli());
        assertThat(new JsonRow(shape).parse(zoned, "app"))
                .extracting(row -> ((Normalized.Accepted) row).event().timeMillis())
                .isEqualTo(Instant.parse("2026-11-09T22:00:00.5Z").toEpochMilli());
        assertThat(new JsonRow(new JsonShape(Optional.of("ts"), Optional.of("id"), "", "")).parse(local, "app"))
                .isInstanceOf(Normalized.Rejected.class);
    }

    private static JsonShape shape(String time, Optional<String> id) {
        return new JsonShape(Optional.of(time), id, "", "");
    }

    /** An event at noon with these members beside its time, in single quotes. */
    private static AuditEvent event(String members) {
        return accepted(ROWS, "{'ts':'2026-11-09T12:00:00Z'," + members + "}");
    }

    private static long time(JsonRow rows, String row) {
        return accepted(rows, row).timeMillis();
    }

    private static AuditEvent accepted(JsonRow rows, String row) {
        Normalized read = parse(rows, row);
        assertThat(read).isInstanceOf(Normalized.Accepted.class);
        return ((Normalized.Accepted) read).event();
    }

    private static Normalized parse(JsonRow rows, String row) {
        return rows.parse(row.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Samples.INSTANCE);
    }
}
