package dev.lapwing.topology.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.GeoLocator;
import dev.lapwing.kafka.InFlight;
import dev.lapwing.redact.EmailDisplay;
import dev.lapwing.redact.Redactor;
import dev.lapwing.topology.Rows;
import dev.lapwing.topology.setup.JobSettings;
import dev.lapwing.topology.setup.Timings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {
    @Test
    void theJobsProducersHaveOneRequestOnItsWayWhateverAllClientsAreTold() {
        var settings = StreamsSettings.of(job(Map.of("bootstrap.servers", "nowhere:1", InFlight.SETTING, "5")));

        assertThat(new StreamsConfig(settings).getProducerConfigs("job").get(InFlight.SETTING))
                .hasToString("1");
    }

    private static JobSettings job(Map<String, String> kafka) {
        return new JobSettings(
                kafka,
                Map.of(),
                List.of(),
                Rows.rules(Rows.burst(3)),
                new Redactor(new byte[32]),
                GeoLocator.NONE,
                EmailDisplay.PLAIN,
                Path.of("nowhere"),
                JobSettings.Bounds.USUAL,
                Timings.USUAL);
    }
}
