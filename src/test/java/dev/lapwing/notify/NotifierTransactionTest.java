package dev.lapwing.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.kafka.InFlight;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifierTransactionTest {
    @Test
    void theNotifiersProducerHasOneRequestOnItsWayWhateverAllClientsAreTold() {
        Map<String, Object> settings = NotifierTransaction.producerSettings(Map.of(InFlight.SETTING, 5));

        assertThat(settings).containsEntry(InFlight.SETTING, "1");
    }
}
