package dev.lapwing.alert.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.Episodes;
import dev.lapwing.alert.RuleKinds;
import dev.lapwing.alert.Rules;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final Sentence SENTENCE = new Sentence(Alerts.PLAIN);

    @Test
    void fillsThePlacesOfARule() {
        String says = "{src_endpoint.ip} at {instance}: {count} in {duration}, {start} to {end}, {http_response.code}";

        assertThat(said(says))
                .isEqualTo("203.0.113.9 at shop-prod: 14 in 3 m 12 s, "
                        + "2026-11-22 10:15:30 UTC to 2026-11-22 10:18:42 UTC, 400");
    }

    @Test
    void saysUnknownWhereAValueIsMissingOrEmpty() {
        AlertVersion version = Alerts.grouped(saying("{user}, {nothing}"), "shop-prod", List.of("user"), List.of(" "));

        assertThat(SENTENCE.of(version)).isEqualTo("unknown, unknown");
    }

    @Test
    void keepsBracesThatAreNoPlaces() {
        assertThat(said("{} {not a place} {count {count}")).isEqualTo("{} {not a place} {count 14");
    }

    @Test
    void neverReadsAValueAsTemplateAgain() {
        assertThat(valued("{count} $1 \\ {instance}")).isEqualTo("got {count} $1 \\ {instance}");
    }

    @Test
    void putsEverythingOnOneLineThatCannotSteerATerminal() {
        assertThat(valued("a\n\u001b[31mb\u009bc\u202ed\u2028e")).isEqualTo("got a  [31mb c d e");
    }

    @Test
    void cutsLongValuesBetweenCharacters() {
        for (int length = 100; length <= 200; length++) {
            String value = "x".repeat(length) + "\ud83d\ude00" + "y".repeat(2000);

            assertThat(valued(value))
                    .startsWith("got xxx")
                    .contains("...sha256:")
                    .hasSizeLessThanOrEqualTo("got ".length() + 200)
                    .satisfies(said -> assertThat(
                                    StandardCharsets.UTF_8.newEncoder().canEncode(said))
                            .as("whole characters")
                            .isTrue());
        }
    }

    @Test
    void showsAllInstancesWhereARuleCountsOverThem() {
        AlertVersion version = Alerts.grouped(saying("at {instance}"), "", List.of(), List.of());

        assertThat(SENTENCE.of(version)).isEqualTo("at all instances");
    }

    @Test
    void showsCountedValuesOfTheFirstEvent() {
        Episode episode =
                new Episode(Alerts.T0, Alerts.T0, 8192, true, List.of(Alerts.signal(0, Map.of(), Map.of("f", "v"))));

        assertThat(SENTENCE.of(Alerts.with(saying("{f} {count}"), episode))).isEqualTo("v at least 8,192");
    }

    @Test
    void tellsTheNumberThatTheRuleWorkedOut() {
        Episode episode = Episodes.peaking(214, Duration.ofMinutes(50), "1214.50", "12");

        assertThat(SENTENCE.of(Alerts.with(saying("{value}, usual {usual}"), episode)))
                .isEqualTo("1,214.5, usual unknown");
        assertThat(SENTENCE.of(Episodes.alert(RuleKinds.rate(), episode)))
                .isEqualTo("214 failed logins of 203.0.113.9 at shop-prod: 1,214.5, usual 12");
    }

    @Test
    void tellsWhatIsNew() {
        Signal signal = Alerts.signal(0, Map.of(), Map.of("user.email_addr", "ann@example.com", "f", "v"));
        Episode episode = Episodes.counted(1, Duration.ZERO, signal);

        assertThat(new Sentence(email -> "<" + email.length() + ">")
                        .of(Episodes.alert(RuleKinds.newValue("user.email_addr", "f"), episode)))
                .isEqualTo("1 uses of 203.0.113.9 at shop-prod: <15> with v, usual unknown");
    }

    @Test
    void saysUnknownWhereNothingWasWorkedOut() {
        Episode taken = Episodes.counted(1, Duration.ZERO);

        assertThat(said("{value} {usual}")).isEqualTo("unknown unknown");
        assertThat(SENTENCE.of(Episodes.alert(RuleKinds.newValue("f"), taken))).endsWith("unknown, usual unknown");
        assertThat(SENTENCE.of(Alerts.orphan())).doesNotContain("unknown");
    }

    @Test
    void veilsAddressesInValues() {
        Episode episode = new Episode(Alerts.T0, Alerts.T0, 1, false, List.of(Alerts.login(0)));

        assertThat(new Sentence(email -> "<" + email.length() + ">")
                        .of(Alerts.with(saying("tried {user.email_addr}"), episode)))
                .isEqualTo("tried <15>");
    }

    @Test
    void saysWhyAnAlertClosed() {
        AlertVersion version = saying("It happened");

        assertThat(List.of(CloseReason.values()).stream().map(ending -> SENTENCE.of(Alerts.closed(version, ending))))
                .containsExactly(
                        "It happened",
                        "Now part of another alert: It happened",
                        "Taken back, later events show otherwise: It happened",
                        "No longer watched, source removed: It happened");
    }

    private static String valued(String value) {
        return SENTENCE.of(Alerts.grouped(saying("got {field}"), "shop-prod", List.of("field"), List.of(value)));
    }

    private static String said(String template) {
        return SENTENCE.of(saying(template));
    }

    private static AlertVersion saying(String template) {
        return Alerts.with(Alerts.burst(), Rules.saying(template));
    }
}
