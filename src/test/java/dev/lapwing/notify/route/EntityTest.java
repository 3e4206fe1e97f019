package dev.lapwing.notify.route;

import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.notify.delivery.Mute;
import dev.lapwing.notify.delivery.MuteJson;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Findings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "ip=203.0.113.7, 203.0.113.7, true",
        "203.0.113.0/24, 203.0.113.7, true",
        "203.0.113.0/24, 203.0.114.7, false",
        "203.0.113.0/25, 203.0.113.200, false",
        "203.0.113.7/32, 203.0.113.7, true",
        "2001:db8::/32, 2001:db8:1::9, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/32, 2001:db8:1:2::/64, true",
        "2001:DB8::0:1, 2001:db8::1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "user=203.0.113.7, 203.0.113.7, false",
    })
    void takesANetworkForEachOfItsAddresses(String entity, String address, boolean is) {
        AlertView alert = AlertView.of(Findings.about(Findings.opened("a"), address));

        assertThat(Entity.parse(entity).isIn(alert)).isEqualTo(is);
    }

    @Test
    void isNotAUserAgentThatLooksLikeTheAddress() {
        var alert = new AlertView.Named("http_request.user_agent", "203.0.113.7");

        assertThat(Entity.parse("203.0.113.7").isIn(about(alert))).isFalse();
        assertThat(Entity.parse("agent=203.0.113.7").isIn(about(alert))).isTrue();
    }

    @Test
    void isAnyFieldsValueInAMuteThatWasWrittenBeforeFieldsWere() {
        byte[] yesterday = """
                {"entity":"203.0.113.7","until":"2026-11-11T12:00:00Z","who":"ana","reason":"test","since":"2026-11-10T11:00:00Z"}
                """.getBytes(StandardCharsets.UTF_8);

        Mute mute = MuteJson.parse("m", yesterday);

        assertThat(mute.entity()).contains(new Entity(Optional.empty(), "203.0.113.7"));
        assertThat(mute.covers(AlertView.of(Findings.opened("a")), NOW)).isTrue();
    }

    private static AlertView about(AlertView.Named value) {
        var finding = Findings.opened("a");
        var by = finding.withObject("/unmapped/lapwing/group").putArray("by").addObject();
        by.put("name", value.name()).put("value", value.value());
        return AlertView.of(finding);
    }
}
