package dev.lapwing.alert.words;

import static dev.lapwing.alert.Episodes.alert;
import static dev.lapwing.alert.Episodes.counted;
import static dev.lapwing.alert.Episodes.margin;
import static dev.lapwing.alert.Episodes.overflowed;
import static dev.lapwing.alert.Episodes.peaking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.RuleKinds;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineMarginTest {
    private static final String IP = "src_endpoint.ip";
    private static final Duration SHORT = Duration.ofSeconds(40);
    private static final Duration LONG = Duration.ofMinutes(200);

    @Test
    void namesTheValueThatWasNeverSeen() {
        assertThat(margin(RuleKinds.newValue(IP), counted(1, Duration.ZERO, with(IP, "203.0.113.9"))))
                .isEqualTo("src_endpoint.ip 203.0.113.9 never seen in the 30 d that are remembered");
    }

    @Test
    void namesAllPartsOfANewValue() {
        Signal signal = Alerts.signal(0, Map.of(), Map.of(IP, "203.0.113.9", "agent", "curl/8.9"));

        assertThat(margin(RuleKinds.newValue(IP, "agent"), counted(1, Duration.ZERO, signal)))
                .startsWith("src_endpoint.ip 203.0.113.9 with agent curl/8.9 never seen");
    }

    @Test
    void countsSeveralNewValues() {
        Episode episode = counted(3, SHORT, with(IP, "203.0.113.9"), with(IP, "203.0.113.10"));

        assertThat(margin(RuleKinds.newValue(IP), episode))
                .isEqualTo("3 values of src_endpoint.ip in 40 s, first 203.0.113.9, "
                        + "never seen in the 30 d that are remembered");
        assertThat(margin(RuleKinds.newValue(IP), overflowed(episode))).startsWith("at least 3 values of");
    }

    @Test
    void namesNoNewValueOfAnAlertThatIsTakenBack() {
        assertThat(margin(RuleKinds.newValue(IP), counted(1, Duration.ZERO)))
                .isEqualTo("1 value of src_endpoint.ip never seen in the 30 d that are remembered");
        assertThat(margin(RuleKinds.newValue(IP), counted(2, SHORT)))
                .isEqualTo("2 values of src_endpoint.ip in 40 s, never seen in the 30 d that are remembered");
    }

    @Test
    void veilsAddressesAmongNewValues() {
        Episode episode = counted(1, Duration.ZERO, with("user.email_addr", "ann@example.com"));

        assertThat(margin(RuleKinds.newValue("user.email_addr"), episode))
                .startsWith("user.email_addr (an e-mail address) never seen");
        assertThat(Margin.of(
                        alert(RuleKinds.newValue("user.email_addr"), episode), email -> "<" + email.length() + ">"))
                .startsWith("user.email_addr <15> never seen");
    }

    @Test
    void keepsNewValuesShortAndOnOneLine() {
        assertThat(margin(RuleKinds.newValue(IP), counted(1, SHORT, with(IP, "a\n\u001b[31m" + "x".repeat(900)))))
                .startsWith("src_endpoint.ip a  [31mxxx")
                .containsPattern("x\\.\\.\\.sha256:[0-9a-f]{32} never")
                .hasSizeLessThan(280);
        assertThat(margin(RuleKinds.newValue(IP), counted(1, SHORT, with(IP, " "))))
                .startsWith(IP + " (empty) never");
    }

    @Test
    void tellsTheRateAndWhatIsUsual() {
        assertThat(margin(RuleKinds.rate(), peaking(214, SHORT, "214", "12.5")))
                .isEqualTo("214 failed logins in 1 h, usual are 12.5");
        assertThat(margin(RuleKinds.rate(), peaking(20, SHORT, "20", "1"))).endsWith("usual is 1");
    }

    @Test
    void tellsTheFullestHourOfALongerEpisode() {
        assertThat(margin(RuleKinds.rate(), peaking(700, LONG, "214", "12")))
                .isEqualTo("up to 214 failed logins in 1 h, usual are 12");
        assertThat(margin(RuleKinds.rate(), overflowed(peaking(8192, LONG, "214", "12"))))
                .startsWith("at least 214 failed logins in 1 h");
    }

    @Test
    void tellsOnlyTheCountOfARateThatIsTakenBack() {
        assertThat(margin(RuleKinds.rate(), counted(214, SHORT))).isEqualTo("214 failed logins in 40 s");
    }

    @Test
    void tellsForHowLongNothingCame() {
        assertThat(Alerts.margin(Alerts.closed(alert(RuleKinds.absence(), counted(2, LONG)), CloseReason.ENDED)))
                .isEqualTo("no heartbeats for 3 h 20 m after the last one, 1 h is usual at most");
    }

    @Test
    void saysThatASilenceMayGoOn() {
        assertThat(margin(RuleKinds.absence(), counted(1, RuleKinds.HOUR)))
                .isEqualTo("no heartbeats for at least 1 h after the last one, 1 h is usual at most");
    }

    @Test
    void tellsDistanceAndSpeedOfATravel() {
        assertThat(margin(RuleKinds.travel(), peaking(1, Duration.ZERO, "19155", "6385")))
                .isEqualTo("6,385 km at 19,155 km/h, rule believes 1,000 km/h");
        assertThat(margin(RuleKinds.travel(), peaking(2, SHORT, "19155", "6385")))
                .startsWith("2 journeys, the fastest 6,385 km at 19,155 km/h");
    }

    @Test
    void tellsOnlyTheCountOfATravelThatIsTakenBack() {
        assertThat(margin(RuleKinds.travel(), counted(1, Duration.ZERO)))
                .isEqualTo("1 journey, rule believes 1,000 km/h");
    }

    private static Signal with(String field, String value) {
        return Alerts.signal(0, Map.of(), Map.of(field, value));
    }
}
