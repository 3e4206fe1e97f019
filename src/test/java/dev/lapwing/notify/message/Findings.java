package dev.lapwing.notify.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** Findings for tests: a dull alert, of which one thing is changed at a time. */
public final class Findings {
    /** When everything here happens. */
    public static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Findings() {}

    public static ObjectNode opened(String id) {
        return finding(id, 1, 1, "");
    }

    public static ObjectNode updated(String id, int rev) {
        return finding(id, rev, 2, "");
    }

    public static ObjectNode closed(String id, int rev, String ending) {
        return finding(id, rev, 3, ending);
    }

    public static ObjectNode severity(ObjectNode finding, Severity severity) {
        return finding.put("severity_id", severity.id());
    }

    public static ObjectNode ended(ObjectNode finding, Instant at) {
        return finding.put("end_time", at.toEpochMilli());
    }

    /** One of something that was so when it was first looked at. */
    public static ObjectNode standing(ObjectNode finding) {
        finding.putArray("evidences").addObject().putObject("data").put("config.standing", "true");
        return finding;
    }

    /** A finding as it comes from its topic. */
    public static Arrival came(JsonNode finding) {
        return came(finding, NOW);
    }

    /** One that was written at a time. */
    public static Arrival came(JsonNode finding, Instant at) {
        return Arrival.of(
                finding, new AlertPlace(0, finding.at("/unmapped/lapwing/rev").longValue()), at, false);
    }

    /** One that was written before the first notifier began. */
    public static Arrival history(JsonNode finding) {
        return Arrival.of(finding, new AlertPlace(0, 0), NOW, true);
    }

    /** One that is by another rule. */
    public static ObjectNode by(ObjectNode finding, String rule) {
        ((ObjectNode) finding.at("/finding_info/analytic")).put("name", rule);
        return finding;
    }

    /** One that is about another address, and so in another incident. */
    public static ObjectNode about(ObjectNode finding, String address) {
        ((ObjectNode) finding.at("/unmapped/lapwing")).put("incident", "incident-" + address);
        ((ObjectNode) finding.at("/unmapped/lapwing/group/by/0")).put("value", address);
        return finding;
    }

    /** One that is in no incident. */
    public static ObjectNode alone(ObjectNode finding) {
        ((ObjectNode) finding.at("/unmapped/lapwing")).remove("incident");
        return finding;
    }

    /** One by a rule, about an address and in an incident of its own, which is called as it: it is told by itself. */
    public static ObjectNode apart(ObjectNode finding) {
        String id = finding.at("/finding_info/uid").asText();
        about(finding, "address of " + id);
        ((ObjectNode) finding.at("/unmapped/lapwing")).put("incident", id);
        return by(finding, "rule of " + id);
    }

    /** The same, which waits for nothing. */
    public static ObjectNode atOnce(ObjectNode finding) {
        return severity(apart(finding), Severity.CRITICAL);
    }

    private static ObjectNode finding(String id, int rev, int activity, String ending) {
        ObjectNode finding = JSON.createObjectNode();
        finding.put("activity_id", activity);
        finding.put("severity_id", Severity.HIGH.id());
        finding.put("severity", Severity.HIGH.name().toLowerCase(Locale.ROOT));
        if (!ending.isEmpty()) {
            finding.put("status_detail", ending);
        }
        finding.put("start_time", NOW.minusSeconds(120).toEpochMilli());
        finding.put("end_time", NOW.minusSeconds(60).toEpochMilli());
        finding.put("count", 12);
        finding.put("message", "12 failed logins from 203.0.113.7");
        ObjectNode info = finding.putObject("finding_info");
        info.put("uid", id);
        info.put("title", "Many failed logins from one address");
        info.putArray("types").add("P2");
        info.putObject("analytic").put("name", "pocketbase-stuffing");
        ObjectNode ours = finding.putObject("unmapped").putObject("lapwing");
        ours.put("rev", rev);
        ours.put("margin", "12 events, rule wants 10");
        ours.put("incident", "incident-203.0.113.7");
        ObjectNode group = ours.putObject("group");
        group.put("instance", "shop");
        group.putArray("by").addObject().put("name", "src_endpoint.ip").put("value", "203.0.113.7");
        return finding;
    }
}
