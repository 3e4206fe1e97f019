package dev.lapwing.notify.delivery;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Entity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The rows of the notifier's topics, byte by byte as they were written before records knew their own format. */
class KeptRowsTest {
    private static final String FINDING = """
            {"activity_id":1,"severity_id":4,"start_time":1794311880000,"end_time":1794311940000,"count":12,\
            "message":"12 failed logins from 203.0.113.7","finding_info":{"uid":"a",\
            "title":"Many failed logins from one address","analytic":{"name":"pocketbase-stuffing"},"types":["P2"]},\
            "unmapped":{"lapwing":{"rev":1,"margin":"12 events, rule wants 10","group":{"instance":"shop",\
            "by":[{"name":"src_endpoint.ip","value":"203.0.113.7"}]}}}}""";
    private static final Delivery FRESH =
            Delivery.of("oncall", Findings.history(Findings.alone(Findings.opened("a"))), NOW);
    private static final Gathering GATHERING = gathering();

    @Test
    void deliveriesStayAsTheyWere() {
        keeps(
                FRESH,
                DeliveryJson::of,
                DeliveryJson::parse,
                "{\"channel\":\"oncall\",\"accepted\":\"2026-11-10T12:00:00Z\",\"old\":true,"
                        + "\"place\":{\"partition\":0,\"offset\":0},\"finding\":" + FINDING + "}");
        keeps(
                FRESH.told(new DeliveryStatus(
                                NotificationStep.OPEN, 1, "C1:17.5", NOW, true, NOW.minusSeconds(9), true))
                        .resolved(new Resolution("ana", "done", NOW))
                        .begun(NotificationStep.RESOLVE, NOW, true)
                        .givenUp(NotificationStep.UPDATE),
                DeliveryJson::of,
                DeliveryJson::parse,
                """
                {"channel":"oncall","accepted":"2026-11-10T12:00:00Z","old":true,"gaveUp":"UPDATE",\
                "told":{"step":"OPEN","rev":1,"message":"C1:17.5","at":"2026-11-10T12:00:00Z","inDigest":true,\
                "since":"2026-11-10T11:59:51Z","shared":true},\
                "intent":{"step":"RESOLVE","since":"2026-11-10T12:00:00Z","together":true},\
                "resolution":{"who":"ana","reason":"done","at":"2026-11-10T12:00:00Z"},\
                "place":{"partition":0,"offset":0},"finding":""" + FINDING + "}");
    }

    @Test
    void theIncidentIsKeptAlsoWhereLittleElseIs() {
        Delivery told = Delivery.of("oncall", Findings.came(Findings.closed("a", 2, "ended")), NOW)
                .told(new DeliveryStatus(NotificationStep.END, 2, "C1:17.5", NOW, false));

        assertThat(DeliveryJson.parse(DeliveryJson.of(told.stub())).alert().incident())
                .isEqualTo("incident-203.0.113.7");
    }

    @Test
    void aMessageThatTellsNoOtherAlertDoesNotSaySo() {
        Delivery told = FRESH.told(new DeliveryStatus(NotificationStep.OPEN, 1, "", NOW, false));

        assertThat(text(DeliveryJson.of(told))).contains("""
                "told":{"step":"OPEN","rev":1,"message":"","at":"2026-11-10T12:00:00Z","inDigest":false,\
                "since":"2026-11-10T12:00:00Z"},""");
    }

    @Test
    void gatheringsStayAsTheyWere() {
        keeps(GATHERING, GatheringJson::of, GatheringJson::parse, """
                {"channel":"chat","id":"storm-1","kind":"STORM","since":"2026-11-10T12:00:00Z",\
                "last":"2026-11-10T12:00:00Z","rows":[{"rule":"pocketbase-stuffing",\
                "title":"Many failed logins from one address","level":4,"count":2,"over":0,"examples":[""" + FINDING + "," + FINDING + """
                ]}],"told":{"message":"C1:17.5","alerts":2,"at":"2026-11-10T12:00:00Z"},\
                "begun":"2026-11-10T12:00:00Z"}""");
    }

    @Test
    void mutesStayAsTheyWere() {
        keeps(
                mute(Optional.of("r"), new Entity(Optional.of("actor.user.uid"), "u1"), Optional.of("shop")),
                MuteJson::bytes,
                row -> MuteJson.parse("m", row),
                """
                {"rule":"r","entity":"u1","field":"actor.user.uid","source":"shop","until":"2026-11-10T12:00:00Z",\
                "who":"ana","reason":"why","since":"2026-11-10T11:59:00Z"}""");
        keeps(
                mute(Optional.empty(), new Entity(Optional.empty(), "u1"), Optional.empty()),
                MuteJson::bytes,
                row -> MuteJson.parse("m", row),
                """
                {"entity":"u1","until":"2026-11-10T12:00:00Z","who":"ana","reason":"why","since":"2026-11-10T11:59:00Z"}""");
    }

    @Test
    void aRowThatMutesEverythingIsNoMute() {
        byte[] row = bytes("{\"until\":\"2026-11-10T12:00:00Z\",\"since\":\"2026-11-10T12:00:00Z\"}");

        assertThatThrownBy(() -> MuteJson.parse("m", row)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resolutionsDaysAndTheFirstStartStayAsTheyWere() {
        keeps(
                new Resolution("ana", "why \"so\" é", NOW.plusMillis(7)),
                Resolution::toBytes,
                Resolution::parse,
                "{\"who\":\"ana\",\"reason\":\"why \\\"so\\\" é\",\"at\":\"2026-11-10T12:00:00.007Z\"}");
        keeps(
                new DailyRow(LocalDate.parse("2026-11-10")),
                DailyRow::toBytes,
                DailyRow::parse,
                "{\"day\":\"2026-11-10\"}");
        assertThat(text(new FirstStart(Map.of(0, 7L)).bytes())).isEqualTo("{\"0\":7}");
        assertThat(FirstStart.parse(bytes("{\"1\":9,\"0\":7}"))).isEqualTo(new FirstStart(Map.of(0, 7L, 1, 9L)));
    }

    @Test
    void whatIsUndeliveredStaysAsItWas() {
        keeps(Undelivered.of(FRESH, NotificationStep.OPEN, "gone", NOW), Undelivered::toBytes, Undelivered::parse, """
                {"alert":"a","rev":1,"rule":"pocketbase-stuffing","channel":"oncall","step":"open","reason":"gone",\
                "at":"2026-11-10T12:00:00Z"}""");
        keeps(Undelivered.of(GATHERING, "gone", NOW), Undelivered::toBytes, Undelivered::parse, """
                {"gathering":"storm-1","alerts":2,"channel":"chat","step":"digest","reason":"gone",\
                "at":"2026-11-10T12:00:00Z"}""");
        keeps(
                Undelivered.unreadable("lapwing.alerts.v1-0@7", NOW),
                Undelivered::toBytes,
                Undelivered::parse,
                "{\"place\":\"lapwing.alerts.v1-0@7\",\"reason\":\"the record is no alert\",\"at\":\"2026-11-10T12:00:00Z\"}");
    }

    /** It is written so, read back, and read also from a row of a newer version, which says more. */
    private static <T> void keeps(T value, Function<T, byte[]> write, Function<byte[], T> parse, String row) {
        assertThat(text(write.apply(value))).isEqualTo(row);
        assertThat(parse.apply(bytes(row))).isEqualTo(value);
        assertThat(parse.apply(bytes(row.replaceFirst("\\{", "{\"newer\":{\"who\":[1]},"))))
                .isEqualTo(value);
    }

    private static Gathering gathering() {
        AlertView alert = AlertView.of(Findings.alone(Findings.opened("a"))).inShort();
        return Gathering.first("chat", "storm-1", Gathering.Kind.STORM, alert, NOW)
                .with(alert, NOW)
                .told(new Gathering.Saying("C1:17.5", 2, NOW))
                .begun(NOW);
    }

    private static Mute mute(Optional<String> rule, Entity entity, Optional<String> source) {
        return new Mute("m", rule, Optional.of(entity), source, NOW, "ana", "why", NOW.minusSeconds(60));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
