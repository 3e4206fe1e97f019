package dev.lapwing.alert.incident;

import static dev.lapwing.alert.incident.IncidentCases.DAY;
import static dev.lapwing.alert.incident.IncidentCases.HOUR;
import static dev.lapwing.alert.incident.IncidentCases.MINUTE;
import static dev.lapwing.alert.incident.IncidentCases.account;
import static dev.lapwing.alert.incident.IncidentCases.address;
import static dev.lapwing.alert.incident.IncidentCases.alert;
import static dev.lapwing.alert.incident.IncidentCases.next;
import static dev.lapwing.alert.incident.IncidentCases.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.alert.incident.Incident.Gone;
import dev.lapwing.alert.incident.IncidentAlert.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final StrongEntity MALLORY = address("203.0.113.9");
    private static final StrongEntity ANN = account("ann");

    private final Incidents incidents = new Incidents(IncidentBound.LIVE);

    @Test
    void alertsAboutOneAddressBecomeOneIncidentThatGrows() {
        List<Incident> opened = take(alert("a", 0, MALLORY));
        List<Incident> grown = take(alert("b", HOUR, MALLORY));

        assertThat(opened).extracting(Incident::rev).containsExactly(1);
        assertThat(grown).extracting(Incident::id).containsExactly(opened.get(0).id());
        assertThat(grown).extracting(Incident::rev).containsExactly(2);
        assertThat(together(incidents.all())).containsExactly(Set.of("a", "b"));
    }

    @Test
    void anAlertJoinsOneThatEndedExactlyADayBefore() {
        take(alert("a", 1, State.ENDED, 0, HOUR, MALLORY));
        take(alert("b", HOUR + DAY, MALLORY));

        assertThat(together(incidents.all())).containsExactly(Set.of("a", "b"));
    }

    @Test
    void anAlertStaysAloneThatComesAMillisecondLater() {
        take(alert("a", 1, State.ENDED, 0, HOUR, MALLORY));
        take(alert("b", HOUR + DAY + 1, MALLORY));

        assertThat(together(incidents.all())).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
    }

    @Test
    void anAlertAboutBothLeadsFromTheAddressToTheAccount() {
        take(alert("guessed", 0, MALLORY));
        take(alert("in", HOUR, MALLORY, ANN));
        take(alert("moved", 2 * HOUR, ANN));

        assertThat(together(incidents.all())).containsExactly(Set.of("guessed", "in", "moved"));
    }

    @Test
    void theSameAddressAtAnotherSourceIsAnotherIncident() {
        take(alert("a", 0, MALLORY));
        take(IncidentCases.of(alert("b", HOUR, MALLORY), "heron"));

        assertThat(together(incidents.all())).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
    }

    @Test
    void anAlertAboutNobodyIsInNoIncident() {
        assertThat(take(alert("a", 0))).isEmpty();
        assertThat(incidents.of("a")).isEmpty();
    }

    @Test
    void theFiftyFirstAlertBeginsANewIncident() {
        for (int i = 0; i < 51; i++) {
            take(alert("a" + i, i * MINUTE, MALLORY));
        }

        assertThat(incidents.all())
                .extracting(incident -> incident.members().size())
                .containsExactly(50, 1);
    }

    @Test
    void anAlertThatComesLateKeepsTheNameOfTheIncidentThatItBegins() {
        String name = take(alert("b", HOUR, MALLORY)).get(0).id();
        take(alert("a", 0, MALLORY));

        assertThat(incidents.all()).extracting(Incident::id).containsExactly(name);
        assertThat(incidents.of("a")).contains(name);
    }

    @Test
    void twoIncidentsBecomeOneWhenALateAlertStandsBetweenThem() {
        String first = take(alert("a", 0, MALLORY)).get(0).id();
        String second = take(alert("c", 30 * HOUR, MALLORY)).get(0).id();

        List<Incident> told = take(alert("b", 15 * HOUR, MALLORY));

        assertThat(told).extracting(Incident::id).containsExactlyInAnyOrder(first, second);
        assertThat(told)
                .filteredOn(incident -> incident.id().equals(second))
                .extracting(Incident::gone)
                .containsExactly(Optional.of(Gone.MERGED));
        assertThat(together(incidents.all())).containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void anIncidentIsTakenBackWithTheLastOfItsAlerts() {
        IncidentAlert alert = alert("a", 0, MALLORY);
        take(alert);

        List<Incident> told = take(next(alert, State.GONE));

        assertThat(told).extracting(Incident::gone).containsExactly(Optional.of(Gone.RETRACTED));
        assertThat(told).extracting(Incident::rev).containsExactly(2);
        assertThat(incidents.all()).isEmpty();
    }

    @Test
    void anIncidentGoesOnUnderItsNameWhenItsFirstAlertIsTakenBack() {
        IncidentAlert first = alert("a", 0, MALLORY);
        String name = take(first).get(0).id();
        take(alert("b", HOUR, MALLORY));

        List<Incident> told = take(next(first, State.GONE));

        assertThat(told).extracting(Incident::id).containsExactly(name);
        assertThat(together(incidents.all())).containsExactly(Set.of("b"));
    }

    @Test
    void noNameIsGivenTwice() {
        IncidentAlert first = alert("a", 0, MALLORY);
        String name = take(first).get(0).id();
        IncidentAlert gone = next(first, State.GONE);
        take(gone);

        List<Incident> told = take(next(gone, State.OPEN));

        assertThat(told).extracting(Incident::id).hasSize(1).doesNotContain(name);
    }

    @Test
    void aVersionThatWasTakenBeforeChangesNothing() {
        take(alert("a", 0, MALLORY));

        assertThat(incidents.take(alert("a", 0, MALLORY)).told()).isEmpty();
    }

    @Test
    void itEndsWithTheLastOfItsAlertsAndGoesOnWithTheNext() {
        IncidentAlert first = alert("a", 0, MALLORY);
        take(first);
        boolean ended = take(next(first, State.ENDED)).get(0).ended();
        boolean goesOn = take(alert("b", HOUR, MALLORY)).get(0).ended();

        assertThat(ended).isTrue();
        assertThat(goesOn).isFalse();
    }

    @Test
    void whatIsOverForAMonthIsForgotten() {
        Map<String, byte[]> store = new HashMap<>();
        for (int day = 0; day < 400; day++) {
            store(store, incidents.take(alert("a" + day, 1, State.ENDED, day * 2L * DAY, HOUR, MALLORY)));
        }

        assertThat(store).hasSizeBetween(15, 17);
        assertThat(incidents.all()).hasSameSizeAs(store.keySet());
    }

    @Test
    void aFloodOfAlertsLeavesNoMoreThanTheBound() {
        Map<String, byte[]> store = new HashMap<>();
        Incidents few = new Incidents(new IncidentBound(Duration.ofDays(30), 100));
        for (int i = 0; i < 1_000; i++) {
            store(store, few.take(alert("a" + i, i * MINUTE, address("203.0.113." + i % 97))));
        }

        assertThat(store).hasSizeLessThanOrEqualTo(100);
        assertThat(together(few.all()).stream().mapToInt(Set::size).sum()).isEqualTo(store.size());
    }

    @Test
    void whatIsStoredIsReadBackAndGoesOnUnderItsName() {
        Map<String, byte[]> store = new HashMap<>();
        store(store, incidents.take(alert("a", 0, MALLORY)));
        Incidents again = new Incidents(IncidentBound.LIVE);
        again.restore(store.values());

        List<Incident> told = again.take(alert("b", HOUR, MALLORY)).told();

        assertThat(told).extracting(Incident::id).isEqualTo(ids(incidents.all()));
        assertThat(told).extracting(Incident::rev).containsExactly(2);
    }

    private List<Incident> take(IncidentAlert alert) {
        return incidents.take(alert).told();
    }

    private static void store(Map<String, byte[]> store, IncidentChanges changes) {
        changes.records()
                .forEach((id, record) -> record.ifPresentOrElse(bytes -> store.put(id, bytes), () -> store.remove(id)));
    }

    private static List<String> ids(List<Incident> all) {
        List<String> ids = new ArrayList<>();
        all.forEach(incident -> ids.add(incident.id()));
        return ids;
    }
}
