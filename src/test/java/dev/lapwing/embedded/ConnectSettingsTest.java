package dev.lapwing.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.InFlight;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectSettingsTest {
    @Test
    void theProducersOfSourcesHaveOneRequestOnItsWayWhateverAllClientsAreTold() {
        Map<String, String> settings = ConnectSettings.of(Map.of(InFlight.SETTING, "5"), Map.of(), (short) 1);

        assertThat(settings).containsEntry("producer." + InFlight.SETTING, "1");
    }
}
