package dev.lapwing.replay.ordinary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.rule.Rules;
import dev.lapwing.rule.ordinary.OrdinaryKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What many days show, and what one day never does. */
class OrdinaryHistoryTest {
    private static final Instant MONDAY = Instant.parse("2026-11-09T00:00:00Z");
    private static final String BROWSER = "Mozilla/5.0 (X11)";

    @Test
    void takesNothingThatWasSeenOnTwoDays() {
        List<AuditEvent> events = new ArrayList<>(quietDays(7));
        for (int day = 0; day < 2; day++) {
            for (int i = 0; i < 500; i++) {
                events.add(superuser(day, i, "203.0.113.9", "thief", BROWSER, "list-records"));
                events.add(superuser(day, i, "203.0.113.9", "robot", "curl/8", "update-collection"));
                events.add(guest(day, i, "203.0.113." + i % 200, "invoices"));
            }
        }

        assertThat(proposals(events)).isEmpty();
    }

    @Test
    void takesAnOfficeAMachineAndAProxy() {
        List<AuditEvent> events = new ArrayList<>(quietDays(6));
        for (int day = 0; day < 6; day++) {
            events.add(superuser(day, 9 * 60, "198.51.100.10", "ann", BROWSER, "list-records"));
            events.add(superuser(day, 180, "192.0.2.21", "backup", "curl/8.5.0", "create-backup"));
            for (int i = 0; i < 100; i++) {
                events.add(guest(day, i, "192.0.2.80", "posts", BROWSER + i % 30));
            }
        }

        assertThat(proposals(events))
                .containsExactly("networks 198.51.100.10", "proxies 192.0.2.80", "automation 192.0.2.21");
    }

    @Test
    void takesNoMachineThatUsesTwoProgramsOrWorksInBursts() {
        List<AuditEvent> events = new ArrayList<>(quietDays(6));
        for (int day = 0; day < 6; day++) {
            events.add(superuser(day, 180, "192.0.2.21", "two", day == 3 ? "wget" : "curl/8.5.0", "create-backup"));
            for (int i = 0; i < (day == 3 ? 40 : 4); i++) {
                events.add(superuser(day, i, "192.0.2.22", "burst", "curl/8.5.0", "list-records"));
            }
        }

        assertThat(proposals(events)).isEmpty();
    }

    @Test
    void takesNoAddressFromWhichSuperuserPasswordsWereGuessed() {
        List<AuditEvent> events = new ArrayList<>(quietDays(6));
        for (int day = 0; day < 6; day++) {
            events.add(superuser(day, 9 * 60, "198.51.100.10", "ann", BROWSER, "list-records"));
        }
        for (int i = 0; i < 8; i++) {
            events.add(event(
                    2,
                    i,
                    "198.51.100.10",
                    "curl",
                    "pocketbase.collection",
                    "_superusers",
                    "pocketbase.outcome",
                    "authfail"));
        }

        assertThat(proposals(events)).isEmpty();
    }

    @Test
    void readsTheHourOffTheClockOfTheZone() {
        List<AuditEvent> events = new ArrayList<>(quietDays(7));
        for (int day : new int[] {1, 3, 5}) {
            events.add(superuser(day, 21 * 60 + 30, "192.0.2." + day, "ci", "node", "update-collection"));
        }

        assertThat(proposals(events, ZoneId.of("Europe/Berlin")))
                .contains("change.windows Tue,Thu,Sat 22:00-23:00 Europe/Berlin");
    }

    @Test
    void doesNotMindTheOrderOfTheRows() {
        List<AuditEvent> events = new ArrayList<>(quietDays(6));
        for (int day = 0; day < 6; day++) {
            for (int i = 0; i < 20; i++) {
                events.add(superuser(day, i, "198.51.100.10", "ann", BROWSER, "update-settings"));
                events.add(guest(day, i, "192.0.2." + i, "posts"));
            }
        }
        List<String> ordered = proposals(events);
        Collections.shuffle(events, new Random(7));

        assertThat(ordered).hasSize(3);
        assertThat(proposals(events)).isEqualTo(ordered);
    }

    @Test
    void keepsWhatIsSeenAllTheTimeWhileAFloodOfAddressesPassesBy() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 8_000; i++) {
                events.add(guest(day, i, "10.%d.%d.%d".formatted(day, i / 250, i % 250), "posts"));
                events.add(guest(day, i, "192.0.2.80", "other", BROWSER + i % 30));
                events.add(guest(day, i, "192.0.2.80", "other", BROWSER + i % 30));
            }
        }

        assertThat(proposals(events)).contains("proxies 192.0.2.80");
    }

    private static List<AuditEvent> quietDays(int days) {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            events.add(event(day, 0, "192.0.2.30", "monitor", "pocketbase.action", "health"));
        }
        return events;
    }

    private static List<String> proposals(List<AuditEvent> events) {
        return proposals(events, ZoneOffset.UTC);
    }

    private static List<String> proposals(List<AuditEvent> events, ZoneId zone) {
        OrdinaryHistory history = new OrdinaryHistory(zone);
        events.forEach(history::add);
        List<Proposal> proposals = history.proposals();
        assertThat(proposals)
                .allSatisfy(proposal ->
                        assertThat(proposal.key().problem(proposal.value())).isEmpty())
                .isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
        assertThat(proposals).extracting(Proposal::key).doesNotContain(OrdinaryKey.PEOPLE);
        return proposals.stream()
                .map(proposal -> proposal.key().word() + " " + proposal.value())
                .toList();
    }

    private static AuditEvent superuser(
            int day, int minute, String address, String account, String agent, String action) {
        return event(
                day,
                minute,
                address,
                agent,
                "actor.user.uid",
                account,
                "pocketbase.auth",
                "_superusers",
                "pocketbase.action",
                action,
                "pocketbase.outcome",
                "ok");
    }

    private static AuditEvent guest(int day, int minute, String address, String collection) {
        return guest(day, minute, address, collection, BROWSER);
    }

    private static AuditEvent guest(int day, int minute, String address, String collection, String agent) {
        return event(
                day,
                minute,
                address,
                agent,
                "actor.user.type",
                "guest",
                "pocketbase.action",
                "list-records",
                "pocketbase.outcome",
                "ok",
                "pocketbase.collection",
                collection);
    }

    private static AuditEvent event(int day, int minute, String address, String agent, Object... more) {
        List<Object> fields = new ArrayList<>(List.of(
                "time",
                MONDAY.plus(Duration.ofDays(day))
                        .plus(Duration.ofMinutes(minute % 1440))
                        .toEpochMilli(),
                "src_endpoint.subnet",
                address,
                "http_request.user_agent",
                agent));
        Collections.addAll(fields, more);
        return Rules.request(fields.toArray());
    }
}
