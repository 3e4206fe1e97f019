package dev.lapwing.notify.message;

import dev.lapwing.notify.message.AlertView.Named;
import dev.lapwing.notify.message.AlertView.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An alert as most are, of which a test changes what it is about. */
public record DullAlert(
        String id, long rev, Phase phase, String ending, Severity severity, String sentence, String margin, int lines) {
    public static final Instant START = Instant.parse("2026-11-22T10:15:30Z");

    public static DullAlert dull() {
        return new DullAlert(
                "a1b2c3d4e5f60718293a4b5c6d7e8f90",
                1,
                Phase.OPENED,
                "",
                Severity.HIGH,
                "203.0.113.9 tried 14 logins at shop-prod in 3 m 12 s",
                "14 of 10 events in 3 m 12 s, rule allows 5 m",
                2);
    }

    public DullAlert named(String other) {
        return new DullAlert(other, rev, phase, ending, severity, sentence, margin, lines);
    }

    public DullAlert updated() {
        return new DullAlert(id, 2, Phase.UPDATED, "", severity, sentence, margin, lines);
    }

    public DullAlert closed(String how) {
        return new DullAlert(id, 3, Phase.CLOSED, how, severity, sentence, margin, lines);
    }

    public DullAlert of(Severity other) {
        return new DullAlert(id, rev, phase, ending, other, sentence, margin, lines);
    }

    public DullAlert saying(String other) {
        return new DullAlert(id, rev, phase, ending, severity, other, margin, lines);
    }

    public DullAlert near(String other) {
        return new DullAlert(id, rev, phase, ending, severity, sentence, other, lines);
    }

    DullAlert withEvidence(int other) {
        return new DullAlert(id, rev, phase, ending, severity, sentence, margin, other);
    }

    public AlertView view() {
        return new AlertView(
                id,
                rev,
                phase,
                ending,
                severity,
                "pocketbase-stuffing",
                List.of("P2"),
                List.of("T1110.004"),
                "Many failed logins from one address",
                sentence,
                margin,
                "shop-prod",
                List.of(new Named("src_endpoint.ip", "203.0.113.9")),
                START,
                START.plusSeconds(192),
                14,
                false,
                false,
                "1. Block the address.\n2. Reset the passwords it guessed.",
                List.of("docs/alerts/pocketbase-stuffing.md", "https://attack.mitre.org/techniques/T1110/004/"),
                IntStream.range(0, lines).mapToObj(DullAlert::line).toList(),
                "");
    }

    public Notification told(NotificationStep step) {
        String message = step == NotificationStep.OPEN ? "" : id;
        return new Notification(step, view(), message, Optional.empty(), Optional.empty());
    }

    public Notification resolvedBy(String who, String reason) {
        Resolution resolution = new Resolution(who, reason, START.plusSeconds(900));
        return new Notification(NotificationStep.RESOLVE, view(), id, Optional.of(resolution), Optional.empty());
    }

    /** An alert every text of which is this one. */
    public static AlertView allOf(String text) {
        return new AlertView(
                text,
                1,
                Phase.CLOSED,
                text,
                Severity.CRITICAL,
                text,
                repeated(text),
                repeated(text),
                text,
                text,
                text,
                text,
                repeated(text).stream().map(value -> new Named(value, value)).toList(),
                START,
                START,
                Long.MAX_VALUE,
                true,
                true,
                text,
                repeated(text),
                repeated(text).stream()
                        .map(value -> new EvidenceLine(START, value, value, value))
                        .toList(),
                "");
    }

    private static List<String> repeated(String text) {
        return IntStream.range(0, 60).mapToObj(each -> text).toList();
    }

    private static EvidenceLine line(int each) {
        return new EvidenceLine(
                START.plusSeconds(each),
                "requests.ndjson:" + (each + 1),
                "203.0.113.9 _superusers",
                "POST /api/collections/_superusers/auth-with-password -> 400");
    }
}
