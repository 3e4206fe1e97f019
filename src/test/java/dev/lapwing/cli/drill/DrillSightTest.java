package dev.lapwing.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.cli.kafka.RecordPosition;
import dev.lapwing.config.ConfigReader;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What a drill makes of the records that it reads, those of others among them. */
class DrillSightTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:14:03.514Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DrillMark MARK = new DrillMark("4f2c9a7be1d0");
    private static final RecordPosition ROW = new RecordPosition("lapwing.raw.pocketbase.v1", 1, 118);

    private final DrillSight sight = new DrillSight(MARK, List.of(ROW));
    private final DrillDoctor doctor = new DrillDoctor(
            ConfigReader.read("lapwing.yml", Path.of("."), "", Map.of(), List.of())
                    .config(),
            Clock.systemUTC());

    private static ObjectNode alert(DrillMark mark) {
        return DrillFinding.of(DrillRows.of(mark, NOW, new Random(3)), Severity.HIGH)
                .opening();
    }

    private static ObjectNode delivery(boolean old) {
        ObjectNode delivery = JSON.createObjectNode()
                .put("channel", "oncall")
                .put("accepted", NOW.toString())
                .put("old", old);
        delivery.set("finding", alert(MARK));
        return delivery;
    }

    private static ObjectNode told(ObjectNode delivery, String step, boolean inDigest) {
        delivery.putObject("told")
                .put("step", step)
                .put("rev", 1)
                .put("message", "m1")
                .put("at", NOW.toString())
                .put("since", NOW.toString())
                .put("inDigest", inDigest);
        return delivery;
    }

    private static ObjectNode refused(String reason) {
        return JSON.createObjectNode().put("channel", "oncall").put("reason", reason);
    }

    private void comes(String topic, String key, ObjectNode value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        sight.take(new ConsumerRecord<>(topic, 0, 5, key.getBytes(StandardCharsets.UTF_8), bytes));
    }

    @Test
    void knowsItsAlertFromThatOfAnotherDrill() {
        comes("lapwing.alerts.v1", "a", alert(new DrillMark("77aa01c3d5e9")));
        assertThat(sight.alert()).isEmpty();

        comes("lapwing.alerts.v1", "b", alert(MARK));

        assertThat(sight.alert()).isPresent();
        assertThat(sight.alertPlace()).contains(new RecordPosition("lapwing.alerts.v1", 0, 5));
    }

    @Test
    void isNotMisledByWhatIsNoRecordOfLapwing() {
        comes("lapwing.alerts.v1", "a", JSON.createObjectNode().put("hello", "world"));
        comes("lapwing.deliveries.v1", "daily|oncall", JSON.createObjectNode().put("day", "2026-11-24"));
        sight.take(new ConsumerRecord<>("lapwing.deliveries.v1", 0, 6, new byte[0], new byte[] {'{'}));

        assertThat(sight.alert()).isEmpty();
        assertThat(sight.wanted("oncall")).isFalse();
    }

    @Test
    void saysWhyItsRowsWerePutAside() {
        ObjectNode letter = JSON.createObjectNode()
                .put("reason", "clock ahead")
                .put("problem", "more than a minute after the row's arrival")
                .put("place", ROW.toString());
        comes("lapwing.dead-letters.v1", "lapwing.raw.pocketbase.v1-1@117", letter);
        assertThat(sight.putAside()).isEmpty();

        comes("lapwing.dead-letters.v1", ROW.toString(), letter);

        assertThat(doctor.noAlert(ROW, sight))
                .startsWith("The job put the rows aside (clock ahead: more than a minute after the row's arrival).");
    }

    @Test
    void saysThatItsRowsCameTooLate() {
        comes(
                "lapwing.late.v1",
                ROW.toString(),
                JSON.createObjectNode().put("reason", "too late").put("place", ROW.toString()));

        assertThat(doctor.noAlert(ROW, sight)).startsWith("The job put the rows aside (too late).");
    }

    @Test
    void followsADeliveryFromWantedToResolved() {
        comes("lapwing.deliveries.v1", "", delivery(false));
        assertThat(sight.wanted("oncall")).isTrue();
        assertThat(sight.told("oncall")).isEmpty();

        comes("lapwing.deliveries.v1", "", told(delivery(false), "OPEN", false));
        assertThat(sight.told("oncall"))
                .hasValueSatisfying(told -> assertThat(told.message()).isEqualTo("m1"));
        assertThat(sight.resolved("oncall")).isFalse();

        comes("lapwing.deliveries.v1", "", told(delivery(false), "RESOLVE", false));
        assertThat(sight.resolved("oncall")).isTrue();
    }

    @Test
    void saysThatADigestOfHistoryIsAllThatAChannelGets() {
        comes("lapwing.deliveries.v1", "", delivery(true));

        assertThat(doctor.untold("oncall", sight)).startsWith("oncall gets the alert only in a digest of history");
    }

    @Test
    void seesThatADigestToldIt() {
        comes("lapwing.deliveries.v1", "", told(delivery(false), "OPEN", true));

        assertThat(sight.told("oncall"))
                .hasValueSatisfying(told -> assertThat(told.inDigest()).isTrue());
    }

    @Test
    void saysWhatAChannelHasAgainstIt() {
        comes("lapwing.alerts.v1", "a", alert(MARK));
        String id = AlertView.of(alert(MARK)).id();
        comes("lapwing.undelivered.v1", "other|oncall", refused("gone"));
        assertThat(sight.refusal("oncall")).isEmpty();

        comes("lapwing.undelivered.v1", id + "|oncall", refused("no_service"));

        assertThat(doctor.untold("oncall", sight)).isEqualTo("oncall refused the message for good: no_service.");
    }

    @Test
    void saysThatAnIncidentMayStayOpen() {
        assertThat(doctor.unresolved("oncall", sight))
                .isEqualTo(
                        "oncall was told and was not told that the drill is over. Where it opened an incident, see that"
                                + " it is resolved.");
    }
}
