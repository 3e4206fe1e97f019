package dev.lapwing.notify.pagerduty;

import static dev.lapwing.notify.message.DullAlert.dull;
import static dev.lapwing.notify.message.Findings.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.delivery.Gathering;
import dev.lapwing.notify.message.AlertView;
import dev.lapwing.notify.message.Company;
import dev.lapwing.notify.message.DullAlert;
import dev.lapwing.notify.message.Findings;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.notify.message.NotificationStep;
import dev.lapwing.notify.message.RulePages;
import dev.lapwing.notify.message.Severity;
import dev.lapwing.notify.pagerduty.FakePagerDuty.Incident;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyTest {
    private static final String KEY = "0123456789abcdef0123456789ABCDEF";

    private final FakePagerDuty service = new FakePagerDuty(KEY);
    private final PagerDuty channel = new PagerDuty(
            "oncall",
            new Secret(KEY),
            service.endpoint(),
            RulePages.under(URI.create("https://wiki.example/lapwing/")),
            new HttpSender("0.1.0", Clock.systemUTC()));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void opensOneIncidentUnderTheAlertsId() throws DeliveryRefused {
        String message = channel.tell(dull().told(NotificationStep.OPEN));

        assertThat(message).isEqualTo(dull().id());
        assertThat(service.open()).extracting(Incident::key).containsExactly(dull().id());
    }

    @Test
    void tellsAnAlertToldAgainIntoTheSameIncident() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));

        channel.tell(new Notification(
                NotificationStep.OPEN, dull().view(), "", Optional.empty(), Optional.of(DullAlert.START)));

        assertThat(service.incidents())
                .singleElement()
                .satisfies(one -> assertThat(one.events()).hasSize(2));
    }

    @Test
    void renewsTheDetailsOfTheIncidentWithAnUpdate() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));

        channel.tell(dull().updated().saying("203.0.113.9 tried 90 logins").told(NotificationStep.UPDATE));

        assertThat(details(service.open().get(0)).path("what_happened").asText())
                .isEqualTo("203.0.113.9 tried 90 logins");
    }

    @Test
    void saysThatAnEndIsNotAResolveAndLeavesTheIncidentOpen() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));

        channel.tell(dull().closed("ended").told(NotificationStep.END));

        Incident incident = service.open().get(0);
        assertThat(details(incident).path("status").asText()).isEqualTo("ended, not resolved");
        assertThat(incident.last().path("payload").path("summary").asText()).startsWith("ended, not resolved: ");
    }

    @Test
    void resolvesTheIncidentWithTheWordsOfWhoeverDid() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));

        channel.tell(dull().resolvedBy("kim", "address blocked"));

        Incident incident = service.incidents().get(0);
        assertThat(incident.open()).isFalse();
        assertThat(details(incident).path("resolution").path("reason").asText()).isEqualTo("address blocked");
    }

    @Test
    void opensAnotherIncidentWhenAResolvedAlertGoesOn() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));
        channel.tell(dull().resolvedBy("kim", "address blocked"));

        channel.tell(dull().updated().told(NotificationStep.UPDATE));

        assertThat(service.incidents()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,critical",
        "HIGH,error",
        "MEDIUM,warning",
        "LOW,info",
        "INFORMATIONAL,info",
        "UNKNOWN,info",
    })
    void givesEachLevelItsSeverity(Severity level, String severity) throws DeliveryRefused {
        channel.tell(dull().of(level).told(NotificationStep.OPEN));

        assertThat(severity(0)).isEqualTo(severity);
    }

    @Test
    void linksThePageOfTheRuleUnderTheAddressWherePagesAre() throws DeliveryRefused {
        channel.tell(dull().told(NotificationStep.OPEN));

        assertThat(service.accepted().get(0).path("links").findValuesAsText("href"))
                .containsExactly(
                        "https://wiki.example/lapwing/docs/alerts/pocketbase-stuffing.md",
                        "https://attack.mitre.org/techniques/T1110/004/");
    }

    @Test
    void opensNoIncidentToSayThatAnAlertEndedWhichABatchTold() throws DeliveryRefused {
        String batch = channel.batch(new Batch("Too many.", List.of(dull().view())));

        channel.tell(new Notification(
                NotificationStep.END, dull().closed("ended").view(), "", Optional.empty(), Optional.empty()));

        assertThat(service.incidents()).extracting(Incident::key).containsExactly(batch);
    }

    @Test
    void opensNoIncidentToResolveAnAlertThatABatchTold() throws DeliveryRefused {
        channel.tell(new Notification(NotificationStep.RESOLVE, dull().view(), "", Optional.empty(), Optional.empty()));

        assertThat(service.incidents()).isEmpty();
    }

    @Test
    void opensAnIncidentForAnAlertThatGoesOnAfterABatchToldItAndResolvesIt() throws DeliveryRefused {
        String batch = channel.batch(new Batch("Too many.", List.of(dull().view())));
        channel.tell(new Notification(
                NotificationStep.UPDATE, dull().updated().view(), "", Optional.empty(), Optional.empty()));

        channel.tell(new Notification(
                NotificationStep.RESOLVE, dull().updated().view(), "", Optional.empty(), Optional.empty()));

        assertThat(service.incidents()).extracting(Incident::key).containsExactly(batch, dull().id());
        assertThat(service.open()).extracting(Incident::key).containsExactly(batch);
    }

    @Test
    void tellsABatchInOneIncidentAsSeriousAsTheWorstOfIt() throws DeliveryRefused {
        AlertView critical = dull().named("a").of(Severity.CRITICAL).view();
        AlertView low = dull().named("b").of(Severity.LOW).view();

        channel.batch(new Batch("They happened while Lapwing was down.", List.of(low, critical)));

        assertThat(service.open()).hasSize(1);
        assertThat(severity(0)).isEqualTo("critical");
        assertThat(details(service.open().get(0)).path("list").get(0).asText()).startsWith("[critical]");
    }

    @Test
    void wakesNobodyForHistory() throws DeliveryRefused {
        AlertView critical = dull().named("a").of(Severity.CRITICAL).view();

        channel.batch(Batch.of(Gathering.first("oncall", "h", Gathering.Kind.HISTORY, critical, NOW)));

        assertThat(severity(0)).isEqualTo("warning");
    }

    @Test
    void tellsAlertsAboutTheSameInOneIncidentUntilTheLastIsResolved() throws DeliveryRefused {
        String incident = channel.tell(dull().told(NotificationStep.OPEN));
        AlertView other = dull().named("b").of(Severity.MEDIUM).view();

        String joined = channel.tell(telling(
                NotificationStep.OPEN,
                other,
                incident,
                new Company(true, false, false, false, true, 2, Severity.HIGH)));
        channel.tell(telling(
                NotificationStep.RESOLVE,
                dull().view(),
                incident,
                new Company(false, false, false, true, false, 2, Severity.HIGH)));
        assertThat(service.open()).extracting(Incident::key).containsExactly(dull().id());
        channel.tell(telling(
                NotificationStep.RESOLVE,
                other,
                incident,
                new Company(false, false, false, false, true, 2, Severity.HIGH)));

        assertThat(joined).isEqualTo(incident);
        assertThat(severity(1)).isEqualTo("error");
        assertThat(service.incidents()).hasSize(1);
        assertThat(service.open()).isEmpty();
    }

    @Test
    void opensTheIncidentUnderTheIdOfTheIncidentInWhichTheAlertIs() throws DeliveryRefused {
        ObjectNode finding = Findings.opened("a");
        ((ObjectNode) finding.at("/unmapped/lapwing")).put("incident", "i1");
        Notification first =
                new Notification(NotificationStep.OPEN, AlertView.of(finding), "", Optional.empty(), Optional.empty());

        assertThat(channel.tell(first)).isEqualTo("i1");
        assertThat(service.open()).extracting(Incident::key).containsExactly("i1");
    }

    @Test
    void wakesOnceMoreForWhatIsCriticalOrHighAndForNothingMilder() throws DeliveryRefused {
        String incident = channel.tell(dull().told(NotificationStep.OPEN));

        for (Severity level : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)) {
            channel.tell(telling(
                    NotificationStep.OPEN,
                    dull().named(level.word()).of(level).view(),
                    incident,
                    new Company(true, true, true, true, true, 2, level)));
        }

        assertThat(service.open()).extracting(Incident::key).containsExactly(dull().id(), "critical", "high");
        assertThat(severity(1)).isEqualTo("critical");
    }

    private static Notification telling(NotificationStep step, AlertView alert, String message, Company company) {
        return new Notification(step, alert, message, Optional.empty(), Optional.empty(), company);
    }

    @Test
    void tellsABatchOfLowAlertsAsInformation() throws DeliveryRefused {
        channel.batch(new Batch("Too many.", List.of(dull().of(Severity.LOW).view())));

        assertThat(severity(0)).isEqualTo("info");
    }

    @Test
    void knowsABatchAgainInWhateverOrderItsAlertsCome() throws DeliveryRefused {
        AlertView one = dull().named("a").view();
        AlertView other = dull().named("b").view();
        String first = channel.batch(new Batch("Too many.", List.of(one, other)));

        String second = channel.batch(new Batch("Too many.", List.of(other, one)));

        assertThat(second).isEqualTo(first);
        assertThat(service.incidents()).hasSize(1);
    }

    @Test
    void keepsBatchesOfOtherAlertsApart() throws DeliveryRefused {
        channel.batch(new Batch("Too many.", List.of(dull().named("a").view())));

        channel.batch(new Batch("Too many.", List.of(dull().named("b").view())));

        assertThat(service.incidents()).hasSize(2);
    }

    @Test
    void tellsANoteOnceHoweverOftenItIsSent() throws DeliveryRefused {
        channel.note("Slack refuses what is sent to security.");

        channel.note("Slack refuses what is sent to security.");

        assertThat(service.incidents()).hasSize(1);
        assertThat(severity(0)).isEqualTo("warning");
    }

    private static JsonNode details(Incident incident) {
        return incident.last().path("payload").path("custom_details");
    }

    private String severity(int event) {
        return service.accepted().get(event).path("payload").path("severity").asText();
    }
}
