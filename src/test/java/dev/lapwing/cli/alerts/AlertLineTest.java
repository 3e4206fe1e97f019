package dev.lapwing.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.OcsfSchema;
import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.words.Alerts;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertLineTest {
    @Test
    void tellsWhenHowSeriousWhatAndByWhatMargin() {
        assertThat(line(Alerts.burst(), false)).isEqualTo("""
                        2026-11-22 10:18:42 UTC  HIGH           opened     pocketbase-stuffing (P2)
                            203.0.113.9 tried 14 logins at shop-prod in 3 m 12 s
                            14 failed logins in 3 m 12 s, rule wants 10 within 5 m
                            shop-prod, src_endpoint.ip 203.0.113.9""");
    }

    @Test
    void saysWhatBecameOfTheAlert() {
        assertThat(line(Alerts.updated(Alerts.burst()), false)).contains("HIGH           updated    pocketbase");
        assertThat(line(Alerts.closed(Alerts.burst(), CloseReason.ENDED), false))
                .contains("  ended      pocketbase");
        assertThat(line(Alerts.orphan(), false)).contains("UNKNOWN        superseded  pocketbase");
    }

    @Test
    void coloursOnlyOnRequest() {
        assertThat(line(Alerts.burst(), true)).contains("\u001b[31mHIGH").contains("\u001b[0m");
        assertThat(line(Alerts.burst(), false)).doesNotContain("\u001b");
    }

    @Test
    void letsNoValueSteerTheTerminal() {
        AlertVersion version =
                Alerts.grouped(Alerts.burst(), "shop-prod", List.of("a"), List.of("\u001b]0;owned\u0007\r\nfake"));

        assertThat(line(version, false))
                .endsWith("\n    shop-prod, a ]0;owned   fake")
                .doesNotContain("\u001b");
    }

    private static String line(AlertVersion version, boolean coloured) {
        byte[] finding = new FindingWriter("rules", "0.1.0", Alerts.PLAIN).write(version);
        return new AlertLine(coloured).of(OcsfSchema.assertValid(finding));
    }
}
