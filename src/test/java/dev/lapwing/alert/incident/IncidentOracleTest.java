package dev.lapwing.alert.incident;

import static dev.lapwing.alert.incident.IncidentCases.HOUR;
import static dev.lapwing.alert.incident.IncidentCases.MINUTE;
import static dev.lapwing.alert.incident.IncidentCases.account;
import static dev.lapwing.alert.incident.IncidentCases.address;
import static dev.lapwing.alert.incident.IncidentCases.alert;
import static dev.lapwing.alert.incident.IncidentCases.byDefinition;
import static dev.lapwing.alert.incident.IncidentCases.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random alerts that open, move, grow, lose their entities, end and are taken back, in any order, read back in between. */
class IncidentOracleTest {
    private static final int ROUNDS = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theGroupingIsThatOfTheDefinitionInAnyOrder(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<IncidentAlert> versions = history(random);
            Set<Set<String>> expected = byDefinition(versions);
            for (int order = 0; order < 4; order++) {
                List<IncidentAlert> shuffled = shuffled(versions, random);

                List<Incident> incidents = taken(shuffled, random).all();

                assertThat(together(incidents))
                        .as("seed %s, round %s", seed, round)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatWasToldIsWhatStands(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<IncidentAlert> versions = shuffled(history(random), random);
            Incidents incidents = new Incidents(IncidentBound.LIVE);
            Map<String, Incident> told = new HashMap<>();
            Map<String, byte[]> store = new HashMap<>();
            for (IncidentAlert version : versions) {
                if (random.nextInt(20) == 0) {
                    incidents = new Incidents(IncidentBound.LIVE);
                    incidents.restore(store.values());
                }
                IncidentChanges changes = incidents.take(version);
                changes.records().forEach((id, record) -> keep(store, id, record));
                for (Incident next : changes.told()) {
                    Incident last = told.put(next.id(), next);
                    int rev = last == null ? 0 : last.rev();
                    assertThat(next.rev()).as("seed %s, %s", seed, next).isEqualTo(rev + 1);
                    assertThat(last == null || last.gone().isEmpty()).isTrue();
                }
            }
            told.values().removeIf(last -> last.gone().isPresent());

            assertThat(told.values()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(incidents.all());
        }
    }

    /** Takes all; now and then what is stored is read back into another one. */
    private static Incidents taken(List<IncidentAlert> versions, Random random) {
        Map<String, byte[]> store = new HashMap<>();
        Incidents incidents = new Incidents(IncidentBound.LIVE);
        for (IncidentAlert version : versions) {
            if (random.nextInt(20) == 0) {
                incidents = new Incidents(IncidentBound.LIVE);
                incidents.restore(store.values());
            }
            incidents.take(version).records().forEach((id, record) -> keep(store, id, record));
        }
        return incidents;
    }

    private static void keep(Map<String, byte[]> store, String id, Optional<byte[]> record) {
        record.ifPresentOrElse(bytes -> store.put(id, bytes), () -> store.remove(id));
    }

    /** Alerts come in any order, and again; the versions of one come in theirs, as on its partition. */
    private static List<IncidentAlert> shuffled(List<IncidentAlert> versions, Random random) {
        List<IncidentAlert> shuffled = new ArrayList<>(versions);
        Collections.shuffle(shuffled, random);
        Map<String, Deque<IncidentAlert>> lives = new HashMap<>();
        versions.forEach(version ->
                lives.computeIfAbsent(version.id(), id -> new ArrayDeque<>()).add(version));
        shuffled.replaceAll(
                version -> Objects.requireNonNull(lives.get(version.id())).remove());
        shuffled.addAll(versions.subList(0, versions.size() / 3));
        return shuffled;
    }

    private static List<IncidentAlert> history(Random random) {
        int alerts = random.nextInt(10) == 0 ? 180 : 1 + random.nextInt(25);
        int entities = 1 + random.nextInt(5);
        long span = (1 + random.nextInt(6)) * 40L * HOUR;
        List<IncidentAlert> versions = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            int revs = 1 + random.nextInt(4);
            String id = "a" + i;
            for (int rev = 1; rev <= revs; rev++) {
                IncidentAlert.State state = rev < revs || random.nextInt(3) == 0
                        ? IncidentAlert.State.OPEN
                        : random.nextBoolean() ? IncidentAlert.State.ENDED : IncidentAlert.State.GONE;
                long start = random.nextInt(40) * span / 40;
                long length = random.nextInt(3) * 5L * HOUR + random.nextInt(30) * MINUTE;
                IncidentAlert next = alert(id, rev, state, start, length, some(entities, random));
                versions.add(random.nextInt(8) == 0 ? IncidentCases.of(next, "heron") : next);
            }
            same(versions, id, random);
        }
        return versions;
    }

    /** An alert is of one source; often it does not move. */
    private static void same(List<IncidentAlert> versions, String id, Random random) {
        IncidentAlert first =
                versions.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        boolean still = random.nextBoolean();
        versions.replaceAll(
                one -> one.id().equals(id) ? IncidentCases.of(still ? at(one, first) : one, first.instance()) : one);
    }

    private static IncidentAlert at(IncidentAlert one, IncidentAlert first) {
        long after = first.start() - IncidentCases.T0;
        StrongEntity[] entities = first.entities().toArray(new StrongEntity[0]);
        return alert(one.id(), one.rev(), one.state(), after, one.end() - one.start(), entities);
    }

    private static StrongEntity[] some(int entities, Random random) {
        Set<Integer> chosen = new TreeSet<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            chosen.add(random.nextInt(entities));
        }
        return chosen.stream()
                .map(number -> number % 2 == 0 ? address("203.0.113." + number) : account("user" + number))
                .toArray(StrongEntity[]::new);
    }
}
