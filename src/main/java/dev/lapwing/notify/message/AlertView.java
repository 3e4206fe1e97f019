package dev.lapwing.notify.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.text.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of an alert, as somebody is told of it: what its finding says in the words that a message needs.
 *
 * @param id the alert's id, which all its versions share
 * @param rev 1, 2, ...
 * @param phase what became of it
 * @param ending why it is over, such as {@code ended} or {@code retracted}; empty while it is not
 * @param rule the rule's name
 * @param threats ids of the threats it answers
 * @param attacks ids of ATT&amp;CK techniques, or of tactics where it names no technique
 * @param sentence what happened
 * @param source the source's name; empty where the rule spans all of them
 * @param provisional whether a late event can still change it
 * @param standing whether it is of something that was so when it was first looked at, and not of something that happened
 * @param group the values that all of its events share
 * @param pages where to read on, the rule's own page first
 * @param incident the id of the incident in which it is; empty where it is in none
 */
public record AlertView(
        String id,
        long rev,
        Phase phase,
        String ending,
        Severity severity,
        String rule,
        List<String> threats,
        List<String> attacks,
        String title,
        String sentence,
        String margin,
        String source,
        List<Named> group,
        Instant start,
        Instant end,
        long count,
        boolean provisional,
        boolean standing,
        String actions,
        List<String> pages,
        List<EvidenceLine> evidence,
        String incident) {
    /** The rule by which drills alert. */
    public static final String DRILL = "lapwing-drill";

    private static final int CREATE = 1;
    private static final int UPDATE = 2;
    private static final int SHORT = 300;

    public AlertView {
        threats = List.copyOf(threats);
        attacks = List.copyOf(attacks);
        group = List.copyOf(group);
        pages = List.copyOf(pages);
        evidence = List.copyOf(evidence);
    }

    /** What became of an alert. */
    public enum Phase {
        OPENED,
        UPDATED,
        /** It is over; {@link AlertView#ending()} says how. */
        CLOSED
    }

    /** A value and what it is called. */
    public record Named(String name, String value) {}

    /**
     * Reads a finding.
     *
     * @throws IllegalArgumentException when it is no finding of ours; the message holds nothing of it
     */
    public static AlertView of(JsonNode finding) {
        JsonNode info = finding.path("finding_info");
        JsonNode ours = finding.path("unmapped").path("lapwing");
        String id = info.path("uid").asText();
        if (id.isEmpty() || !ours.path("rev").isIntegralNumber()) {
            throw new IllegalArgumentException("not a finding of Lapwing");
        }
        return new AlertView(
                id,
                ours.path("rev").longValue(),
                phase(finding.path("activity_id").asInt()),
                finding.path("status_detail").asText(),
                Severity.of(finding.path("severity_id").asInt()),
                info.path("analytic").path("name").asText(),
                texts(info.path("types")),
                attacks(info.path("attacks")),
                info.path("title").asText(),
                finding.path("message").asText(),
                ours.path("margin").asText(),
                ours.path("group").path("instance").asText(),
                named(ours.path("group").path("by")),
                Instant.ofEpochMilli(finding.path("start_time").asLong()),
                Instant.ofEpochMilli(finding.path("end_time").asLong()),
                finding.path("count").asLong(),
                ours.path("provisional").asBoolean(),
                standing(finding.path("evidences")),
                finding.path("remediation").path("desc").asText(),
                texts(finding.path("remediation").path("references")),
                elements(finding.path("evidences")).map(EvidenceLine::of).toList(),
                ours.path("incident").asText());
    }

    /** Whether it turned out that there was nothing of its own to tell: it was taken back, joined another, or its rule changed. */
    public boolean gone() {
        return phase == Phase.CLOSED && !ending.equals("ended") && !ending.equals("resolved");
    }

    /** Whether it is a drill: it is told like any other, marked, and counted nowhere. */
    public boolean drill() {
        return rule.equals(DRILL);
    }

    /** What a line of it shows, without the rest: thousands of these can be kept. */
    public AlertView inShort() {
        return new AlertView(
                id,
                rev,
                phase,
                ending,
                severity,
                rule,
                threats,
                List.of(),
                SafeText.within(title, SHORT),
                SafeText.within(sentence, SHORT),
                SafeText.within(margin, SHORT),
                source,
                group.stream()
                        .map(value -> new Named(value.name(), SafeText.within(value.value(), SHORT)))
                        .toList(),
                start,
                end,
                count,
                provisional,
                standing,
                "",
                List.of(),
                List.of(),
                incident);
    }

    /** The little of it that says which alert it is and how it stands. */
    public AlertView stub() {
        return new AlertView(
                id, rev, phase, ending, severity, rule, List.of(), List.of(), "", "", "", source, List.of(), start, end,
                count, false, false, "", List.of(), List.of(), incident);
    }

    /** What its message is called where it opens one: by its incident, or by itself. */
    public String thread() {
        return incident.isEmpty() ? id : incident;
    }

    /** Whether nothing is known any more of what happened. */
    public boolean isStub() {
        return title.isEmpty() && sentence.isEmpty();
    }

    /** What somebody types who has dealt with an alert. */
    public static String resolving(String id) {
        return "lapwing alerts resolve " + id + " --reason '...'";
    }

    /** The page of its rule. */
    public Optional<String> page() {
        return pages.stream().findFirst();
    }

    /** Names the alert and hides what it says. */
    @Override
    public String toString() {
        return id + " rev " + rev;
    }

    private static Phase phase(int activity) {
        return switch (activity) {
            case CREATE -> Phase.OPENED;
            case UPDATE -> Phase.UPDATED;
            default -> Phase.CLOSED;
        };
    }

    private static boolean standing(JsonNode evidences) {
        return !evidences.isEmpty()
                && elements(evidences)
                        .allMatch(event ->
                                event.path("data").path("config.standing").asBoolean());
    }

    private static List<String> attacks(JsonNode attacks) {
        return elements(attacks)
                .map(attack -> Stream.of("sub_technique", "technique", "tactic")
                        .map(kind -> attack.path(kind).path("uid").asText())
                        .filter(uid -> !uid.isEmpty())
                        .findFirst()
                        .orElse(""))
                .filter(uid -> !uid.isEmpty())
                .distinct()
                .toList();
    }

    private static List<Named> named(JsonNode values) {
        return elements(values)
                .map(value -> new Named(
                        value.path("name").asText(), value.path("value").asText()))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }
}
