package dev.lapwing.notify.delivery;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lapwing.notify.ledger.DeliveryLedger;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.Resolution;
import dev.lapwing.notify.route.Routing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryJsonTest {
    private static final Delivery FRESH = Delivery.of("oncall", Findings.history(Findings.opened("a")), NOW);

    @Test
    void readsBackWhatItWrote() {
        Delivery full = FRESH.told(
                        new DeliveryStatus(NotificationStep.OPEN, 1, "C1:17.5", NOW, true, NOW.minusSeconds(9), true))
                .resolved(new Resolution("ana", "done", NOW))
                .begun(NotificationStep.RESOLVE, NOW, true);

        assertThat(DeliveryJson.parse(DeliveryJson.of(full))).isEqualTo(full);
        Delivery refused = FRESH.givenUp(NotificationStep.UPDATE);
        assertThat(DeliveryJson.parse(DeliveryJson.of(refused))).isEqualTo(refused);
    }

    @Test
    void readsWhatTheNotifierWroteBeforeThereWerePlacesAndStubs() throws IOException {
        DeliveryLedger ledger = new DeliveryLedger(Routing.usual(List.of("oncall"), List.of("chat")));
        Instant later = NOW.plus(Duration.ofHours(1));
        for (String row : Files.readAllLines(Path.of("src/test/resources/notify/deliveries-of-0.1.ndjson"))) {
            Delivery delivery = DeliveryJson.parse(row.getBytes(StandardCharsets.UTF_8));
            assertThat(DeliveryJson.parse(DeliveryJson.of(delivery))).isEqualTo(delivery);
            ledger.restore(delivery);
        }
        List<Delivery> stubs = ledger.look(later);

        assertThat(ledger.ready("chat"))
                .extractingFromEntries(entry -> entry.getKey().alert().id(), Map.Entry::getValue)
                .containsExactly(tuple("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NotificationStep.OPEN));
        assertThat(ledger.in("chat"))
                .extracting(delivery -> delivery.finding().isPresent())
                .containsOnly(true)
                .hasSize(2);
        assertThat(stubs).extracting(stub -> stub.alert().id()).containsExactly("cccccccccccccccccccccccccccccccc");
        assertThat(ledger.resolve("cccccccccccccccccccccccccccccccc", new Resolution("ana", "done", NOW)))
                .extracting(delivery -> delivery.told().orElseThrow().message())
                .containsExactly("C0123456789:1700000000.123456");
    }

    @Test
    void readsBackWhatIsGathered() {
        AlertView alert = AlertView.of(Findings.opened("a")).inShort();
        Gathering gathering = Gathering.first("chat", "storm-1", Gathering.Kind.STORM, alert, NOW)
                .with(alert, NOW)
                .told(new Gathering.Saying("C1:17.5", 2, NOW))
                .begun(NOW);

        assertThat(GatheringJson.parse(GatheringJson.of(gathering))).isEqualTo(gathering);
    }

    @Test
    void refusesWhatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> DeliveryJson.parse("{\"x\":\"secret\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no delivery");
    }

    @Test
    void readsBackMutesAndResolutions() {
        Mute mute = new Mute("m", Optional.of("r"), Optional.empty(), Optional.empty(), NOW, "ana", "why", NOW);
        Resolution resolution = new Resolution("ana", "why", NOW);

        assertThat(MuteJson.parse(mute.id(), MuteJson.bytes(mute))).isEqualTo(mute);
        assertThat(Resolution.parse(resolution.toBytes())).isEqualTo(resolution);
    }
}
