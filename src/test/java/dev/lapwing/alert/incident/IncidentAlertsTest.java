package dev.lapwing.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.alert.incident.IncidentAlert.State;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentAlertsTest {
    private static final IncidentAlerts ALERTS = new IncidentAlerts(Alerts.PLAIN, entity -> false);

    @ParameterizedTest
    @CsvSource({"ENDED, ENDED", "MERGED, GONE", "RETRACTED, GONE", "SUPERSEDED, GONE"})
    void standsAsItsEndingSays(CloseReason ending, State state) {
        assertThat(ALERTS.of(Alerts.closed(Alerts.burst(), ending)).state()).isEqualTo(state);
    }

    @Test
    void belongsNowhereWhenItsRuleIsGone() {
        assertThat(ALERTS.of(Alerts.orphan()).belongs()).isFalse();
    }

    @Test
    void isTheSameWhenItIsReadBack() {
        IncidentAlert alert = ALERTS.of(Alerts.burst());
        WireOutput out = new WireOutput();
        IncidentAlertCodec.write(alert, out);

        assertThat(IncidentAlertCodec.read(new WireInput(out.toBytes()))).isEqualTo(alert);
    }

    @Test
    void readsWhatWasStoredYesterday() {
        String stored = "01026102084f50454e1273686f702d70726f6416657069736f64652d612d30809496abc06880b3df"
                + "abc0681c0c4d454449554d0c72756c652d61145469746c65206f6620611a53656e74656e6365206f"
                + "66206102045032020e41444452455353163230332e302e3131332e39020140333233616439616432"
                + "653031373139313963643865666563626434666163633300";

        KeptAlert kept = KeptAlert.parse(HexFormat.of().parseHex(stored));

        assertThat(kept.alert).isEqualTo(IncidentCases.alert("a", 0, IncidentCases.address("203.0.113.9")));
        assertThat(kept.name).isPresent();
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() {
        assertThatThrownBy(() -> IncidentAlertCodec.read(new WireInput(new byte[] {9})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
