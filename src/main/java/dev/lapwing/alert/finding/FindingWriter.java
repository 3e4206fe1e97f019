package dev.lapwing.alert.finding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.alert.FinalEpisode;
import dev.lapwing.alert.words.GroupValue;
import dev.lapwing.alert.words.Margin;
import dev.lapwing.alert.words.Measured;
import dev.lapwing.alert.words.Sentence;
import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.Episode;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.RuleHead;
import dev.lapwing.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes an alert as an OCSF Detection Finding.
 *
 * <p>The same version of an alert always gives the same bytes: no clock is read, and a finding's {@code time} is the
 * event time at which its episode ends so far. What OCSF has no name for stands in {@code unmapped.lapwing}; its
 * {@code rule} and {@code group} are what a digest over findings needs ({@link FinalEpisode}).
 */
public final class FindingWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final String rulesHash;
    private final FindingHead head;
    private final ValueDisplay display;
    private final Sentence sentence;

    /**
     * A writer of findings.
     *
     * @param rulesHash hash of the rules in use
     * @param engineVersion Lapwing's own version
     * @param showEmail what to show in place of an e-mail address
     */
    public FindingWriter(String rulesHash, String engineVersion, Function<String, String> showEmail) {
        this.rulesHash = rulesHash;
        this.head = new FindingHead(engineVersion);
        this.display = new ValueDisplay(showEmail);
        this.sentence = new Sentence(showEmail);
    }

    /** The finding as UTF-8 JSON, keys in a fixed order. */
    public byte[] write(AlertVersion version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            List<GroupValue> group = GroupValue.of(version, display);
            json.writeStartObject();
            head.classification(
                    json,
                    Activity.of(version.phase()),
                    version.rule().map(rule -> rule.head().level()),
                    version.ending().map(ending -> ending.name().toLowerCase(Locale.ROOT)));
            json.writeBooleanField("is_alert", true);
            episode(json, version);
            findingInfo(json, version);
            head.metadata(
                    json, version.alertId(), version.revision(), version.group().instance());
            evidences(json, version.episode());
            FindingObservables.write(json, group);
            remediation(json, version);
            unmapped(json, version, group);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toByteArray();
    }

    private void episode(JsonGenerator json, AlertVersion version) throws IOException {
        Episode episode = version.episode();
        json.writeNumberField("time", episode.end());
        json.writeNumberField("start_time", episode.start());
        json.writeNumberField("end_time", episode.end());
        json.writeNumberField("count", episode.count());
        json.writeStringField("message", sentence.of(version));
    }

    private static void findingInfo(JsonGenerator json, AlertVersion version) throws IOException {
        json.writeObjectFieldStart("finding_info");
        json.writeStringField("uid", version.alertId());
        if (version.rule().isPresent()) {
            RuleHead head = version.rule().get().head();
            json.writeStringField("title", SafeText.oneLine(head.title()));
            FindingHead.text(json, "desc", head.description());
            texts(json, "types", head.text().threats());
            analytic(
                    json,
                    head.id().orElse(head.identity()),
                    head.name().orElse(head.title()),
                    category(version.rule().get()));
            FindingAttacks.write(json, head);
        } else {
            json.writeStringField("title", SafeText.oneLine(version.ruleIdentity()));
            analytic(json, version.ruleIdentity(), version.ruleIdentity(), "");
        }
        json.writeNumberField("first_seen_time", version.episode().start());
        json.writeNumberField("last_seen_time", version.episode().end());
        json.writeEndObject();
    }

    private static String category(CorrelationRule rule) {
        return rule.standalone() ? "detection" : rule.type().name().toLowerCase(Locale.ROOT);
    }

    private static void analytic(JsonGenerator json, String id, String name, String category) throws IOException {
        json.writeObjectFieldStart("analytic");
        json.writeStringField("uid", SafeText.wellFormed(id));
        json.writeStringField("name", SafeText.wellFormed(name));
        json.writeStringField("type", "Rule");
        json.writeNumberField("type_id", 1);
        FindingHead.text(json, "category", category);
        json.writeEndObject();
    }

    private void evidences(JsonGenerator json, Episode episode) throws IOException {
        if (episode.evidence().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("evidences");
        for (Signal signal : episode.evidence()) {
            FindingEvidence.write(json, signal, display);
        }
        json.writeEndArray();
    }

    /** What to do, step by step, and where to read on. */
    private static void remediation(JsonGenerator json, AlertVersion version) throws IOException {
        if (version.rule().isEmpty()) {
            return;
        }
        RuleHead head = version.rule().get().head();
        List<String> actions = head.text().actions();
        List<String> pages = Stream.concat(head.text().page().stream(), head.references().stream())
                .toList();
        if (actions.isEmpty() && pages.isEmpty()) {
            return;
        }
        String steps = IntStream.range(0, actions.size())
                .mapToObj(i -> (i + 1) + ". " + SafeText.oneLine(actions.get(i)))
                .collect(Collectors.joining("\n"));
        json.writeObjectFieldStart("remediation");
        json.writeStringField("desc", steps.isEmpty() ? "See the references." : steps);
        texts(json, "references", pages);
        json.writeEndObject();
    }

    private void unmapped(JsonGenerator json, AlertVersion version, List<GroupValue> group) throws IOException {
        json.writeObjectFieldStart("unmapped");
        json.writeObjectFieldStart("lapwing");
        json.writeNumberField("rev", version.revision());
        json.writeStringField("episode", version.episodeId());
        json.writeBooleanField("provisional", version.provisional());
        json.writeBooleanField("at_least", version.episode().atLeast());
        json.writeStringField("margin", Margin.of(version, display));
        number(json, "measured", Measured.value(version));
        number(json, "usual", Measured.usual(version));
        json.writeStringField("rules_hash", rulesHash);
        json.writeArrayFieldStart("members");
        json.writeEndArray();
        json.writeStringField("rule", SafeText.wellFormed(version.ruleIdentity()));
        json.writeObjectFieldStart("group");
        json.writeStringField("instance", SafeText.wellFormed(version.group().instance()));
        json.writeArrayFieldStart("by");
        for (GroupValue value : group) {
            json.writeStartObject();
            json.writeStringField("name", value.name());
            json.writeStringField("value", value.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.get());
        }
    }

    static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(SafeText.wellFormed(value));
            }
            json.writeEndArray();
        }
    }
}
