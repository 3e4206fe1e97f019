package dev.lapwing.alert.words;

import dev.lapwing.alert.Rules;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.AlertVersion.Phase;
import dev.lapwing.detect.episode.CloseReason;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Evidence;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.CorrelationRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Dull versions of alerts; a test changes the one thing it is about. */
public final class Alerts {
    public static final long T0 = Instant.parse("2026-11-22T10:15:30Z").toEpochMilli();
    public static final Function<String, String> PLAIN = email -> email;
    public static final Function<String, String> VEILED = email -> "email-" + Integer.toHexString(email.hashCode());

    private Alerts() {}

    /** Fourteen failed logins from one address, just opened. */
    public static AlertVersion burst() {
        return new AlertVersion(
                Optional.of(Rules.burst()),
                "pocketbase-stuffing",
                7L,
                GroupKey.of(1L, "shop-prod", List.of("203.0.113.9")),
                List.of("src_endpoint.ip"),
                "a1b2c3d4e5f60718293a4b5c6d7e8f90",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                1,
                Phase.OPENED,
                Optional.empty(),
                new Episode(T0, T0 + 192_000, 14, false, List.of(login(0), login(192_000))),
                false);
    }

    public static Signal login(long after) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("src_endpoint.ip", "203.0.113.9");
        fields.put("actor.user.type", "_superusers");
        fields.put("http_request.http_method", "POST");
        fields.put("http_request.url.path", "/api/collections/_superusers/auth-with-password");
        fields.put("http_request.user_agent", "curl/8.9");
        fields.put("http_response.code", "400");
        fields.put("user.email_addr", "ann@example.com");
        fields.put("pocketbase.action", "auth-with-password");
        return signal(after, fields, Map.of());
    }

    public static Signal signal(long after, Map<String, String> fields, Map<String, String> values) {
        return new Signal(
                0,
                Signal.Op.PLUS,
                T0 + after,
                "shop-prod:row" + after,
                5L,
                List.of(3L),
                values,
                new Evidence("requests.ndjson:" + (after / 1000 + 1), fields));
    }

    public static AlertVersion updated(AlertVersion version) {
        return told(version, version.revision() + 1, Phase.UPDATED, Optional.empty());
    }

    public static AlertVersion closed(AlertVersion version, CloseReason ending) {
        return told(version, version.revision() + 1, Phase.CLOSED, Optional.of(ending));
    }

    static AlertVersion told(AlertVersion version, int revision, Phase phase, Optional<CloseReason> ending) {
        return new AlertVersion(
                version.rule(),
                version.ruleIdentity(),
                version.ruleFingerprint(),
                version.group(),
                version.groupBy(),
                version.alertId(),
                version.episodeId(),
                revision,
                phase,
                ending,
                version.episode(),
                version.provisional());
    }

    public static AlertVersion named(AlertVersion version, String alertId) {
        return new AlertVersion(
                version.rule(),
                version.ruleIdentity(),
                version.ruleFingerprint(),
                version.group(),
                version.groupBy(),
                alertId,
                version.episodeId(),
                version.revision(),
                version.phase(),
                version.ending(),
                version.episode(),
                version.provisional());
    }

    public static AlertVersion with(AlertVersion version, Episode episode) {
        return new AlertVersion(
                version.rule(),
                version.ruleIdentity(),
                version.ruleFingerprint(),
                version.group(),
                version.groupBy(),
                version.alertId(),
                version.episodeId(),
                version.revision(),
                version.phase(),
                version.ending(),
                episode,
                version.provisional());
    }

    public static AlertVersion with(AlertVersion version, CorrelationRule rule) {
        return new AlertVersion(
                Optional.of(rule),
                rule.head().identity(),
                rule.fingerprint(),
                version.group(),
                version.groupBy(),
                version.alertId(),
                version.episodeId(),
                version.revision(),
                version.phase(),
                version.ending(),
                version.episode(),
                version.provisional());
    }

    public static AlertVersion grouped(AlertVersion version, String instance, List<String> names, List<String> values) {
        return new AlertVersion(
                version.rule(),
                version.ruleIdentity(),
                version.ruleFingerprint(),
                GroupKey.of(1L, instance, values),
                names,
                version.alertId(),
                version.episodeId(),
                version.revision(),
                version.phase(),
                version.ending(),
                version.episode(),
                version.provisional());
    }

    /** The closing of an alert whose rule is gone. */
    public static AlertVersion orphan() {
        AlertVersion burst = burst();
        return new AlertVersion(
                Optional.empty(),
                burst.ruleIdentity(),
                burst.ruleFingerprint(),
                burst.group(),
                List.of(),
                burst.alertId(),
                burst.episodeId(),
                2,
                Phase.CLOSED,
                Optional.of(CloseReason.SUPERSEDED),
                new Episode(T0, T0 + 192_000, 14, false, List.of()),
                false);
    }

    /** The margin with a veil over e-mail addresses. */
    public static String margin(AlertVersion version) {
        return Margin.of(version, address -> "(an e-mail address)");
    }
}
