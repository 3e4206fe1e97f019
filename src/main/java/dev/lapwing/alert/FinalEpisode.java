package dev.lapwing.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.alert.finding.FindingFields;
import dev.lapwing.alert.finding.FindingWriter;
import dev.lapwing.alert.words.GroupValue;
import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.text.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An episode as the digest sees it: what two runs over the same events must agree on.
 *
 * <p>Values are taken as shown, so that a run that reads findings back and one that holds the alerts themselves agree
 * when they show e-mail addresses the same way.
 *
 * @param rule by what the rule is known
 * @param instance the instance, or an empty text for a rule over all of them
 * @param group the values of the group, as shown
 * @param start time of the first event, milliseconds since the epoch
 * @param end time of the last holding event, milliseconds since the epoch
 * @param count how many events counted
 * @param evidence ids of the first and last events
 */
public record FinalEpisode(
        String rule, String instance, List<GroupValue> group, long start, long end, long count, List<String> evidence) {
    private static final JsonFactory JSON = new JsonFactory();

    public FinalEpisode {
        group = List.copyOf(group);
        evidence = List.copyOf(evidence);
    }

    /** The episode of an alert. */
    public static FinalEpisode of(AlertVersion version, Function<String, String> showEmail) {
        return new FinalEpisode(
                SafeText.wellFormed(version.ruleIdentity()),
                SafeText.wellFormed(version.group().instance()),
                GroupValue.of(version, new ValueDisplay(showEmail)),
                version.episode().start(),
                version.episode().end(),
                version.episode().count(),
                version.episode().evidence().stream()
                        .map(Signal::eventUid)
                        .map(SafeText::wellFormed)
                        .toList());
    }

    /**
     * The episode of a finding, as {@link FindingWriter} wrote it.
     *
     * @throws IllegalArgumentException when it was written by something else
     */
    public static FinalEpisode fromFinding(JsonNode finding) {
        JsonNode lapwing = finding.path("unmapped").path("lapwing");
        List<GroupValue> group = new ArrayList<>();
        lapwing.path("group")
                .path("by")
                .forEach(value -> group.add(
                        new GroupValue(FindingFields.text(value, "name"), FindingFields.text(value, "value"))));
        List<String> evidence = new ArrayList<>();
        finding.path("evidences").forEach(event -> evidence.add(FindingFields.text(event, "uid")));
        return new FinalEpisode(
                FindingFields.text(lapwing, "rule"),
                FindingFields.text(lapwing.path("group"), "instance"),
                group,
                FindingFields.number(finding, "start_time"),
                FindingFields.number(finding, "end_time"),
                FindingFields.number(finding, "count"),
                evidence);
    }

    /** The one line that stands for this episode in a digest: a JSON array, so that no two episodes share one. */
    String line() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            json.writeString(rule);
            json.writeString(instance);
            json.writeStartArray();
            for (GroupValue value : group) {
                json.writeString(value.name());
                json.writeString(value.value());
            }
            json.writeEndArray();
            json.writeNumber(start);
            json.writeNumber(end);
            json.writeNumber(count);
            json.writeStartArray();
            for (String id : evidence) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toString();
    }

    /** Names rule and time and hides the group: its values may be personal. */
    @Override
    public String toString() {
        return rule + " of " + instance + " from " + start + " to " + end + ", " + count + " events";
    }
}
