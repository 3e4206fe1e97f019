package dev.lapwing.topology.ingest;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import java.util.function.Consumer;

/** What an event becomes, wherever it comes from: redacted, matched, and a signal for each group that counts it. */
final class EventSignals {
    private final Redactor redactor;
    private final Matcher matcher;
    private final SignalMaker maker;
    private final JobCounts counters;
    private final Consumer<KeyedSignal> out;

    EventSignals(RuleSet rules, Redactor redactor, GeoLocator places, JobCounts counters, Consumer<KeyedSignal> out) {
        this.redactor = redactor;
        this.matcher = rules.matcher();
        this.maker = new SignalMaker(rules, places);
        this.counters = counters;
        this.out = out;
    }

    /** Takes an event and where it was read. */
    void take(AuditEvent event, String place) {
        AuditEvent clean = redactor.redact(event);
        long withoutGroup = maker.withoutGroup();
        for (KeyedSignal signal : maker.signals(clean, matcher.match(clean), place)) {
            counters.increment(JobCounter.SIGNALS);
            out.accept(signal);
        }
        counters.add(JobCounter.WITHOUT_GROUP, maker.withoutGroup() - withoutGroup);
    }
}
