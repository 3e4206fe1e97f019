package dev.lapwing.rule;

import dev.lapwing.event.Schema;
import dev.lapwing.rule.clause.Detection;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.DetectionRule;
import dev.lapwing.rule.explain.DetectionTracer;
import dev.lapwing.rule.match.Matcher;
import dev.lapwing.rule.match.Programs;
import dev.lapwing.rule.ordinary.Ordinary;
import java.util.List;
import java.util.SortedSet;

/** Rules that were read together: detections, and correlations over them. */
public final class RuleSet {
    private final List<DetectionRule> detections;
    private final List<CorrelationRule> correlations;
    private final List<Detection> parts;
    private final Programs programs;
    private final SeenSources sources;
    private final Ordinary ordinary;

    /** The parts that decide stand in the order of the detection rules; the correlations are ordered by level. */
    RuleSet(
            List<DetectionRule> detections,
            List<Detection> parts,
            List<CorrelationRule> correlations,
            Ordinary ordinary) {
        if (detections.size() != parts.size()) {
            throw new IllegalArgumentException(detections.size() + " rules, " + parts.size() + " parts");
        }
        this.parts = List.copyOf(parts);
        this.programs = new Programs(this.parts);
        this.detections = List.copyOf(detections);
        this.correlations = List.copyOf(correlations);
        this.sources = new SeenSources(parts, correlations);
        this.ordinary = ordinary;
    }

    /** The detection rules; each one's ordinal is its index here. */
    public List<DetectionRule> detections() {
        return detections;
    }

    /** The correlations by level, with one for each detection that alerts by itself. */
    public List<CorrelationRule> correlations() {
        return correlations;
    }

    /** The log sources whose events a correlation is about, as {@code product/service}, each once. */
    public List<String> logSources(CorrelationRule rule) {
        return sources.texts(rule);
    }

    /** Whether some member of a correlation of these rules sees events of a schema, through any chain. */
    public boolean sees(CorrelationRule rule, Schema schema) {
        return sources.see(rule, schema);
    }

    /** The placeholders by which a correlation asks what is ordinary, through any chain: {@code ordinary.networks}. */
    public SortedSet<String> placeholders(CorrelationRule rule) {
        return sources.placeholders(rule);
    }

    /** What was said to be ordinary when they were read. */
    public Ordinary ordinary() {
        return ordinary;
    }

    /** SHA-256 in hex over everything that decides what these rules find; the order of files does not matter. */
    public String hash() {
        return RuleSetHash.ofAll(detections, correlations);
    }

    /** Explains a detection rule of this set, event by event. */
    public DetectionTracer tracer(DetectionRule rule) {
        return new DetectionTracer(parts.get(rule.ordinal()));
    }

    /** Whether these rules can find anything in the events that come. */
    public RuleReach reach() {
        return new RuleReach(parts, correlations);
    }

    /** A matcher with a memory of its own: cheap to make, to be used by one thread at a time. */
    public Matcher matcher() {
        return new Matcher(programs);
    }
}
