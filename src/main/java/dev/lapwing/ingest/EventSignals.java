package dev.lapwing.ingest;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.normalize.Sight;
import dev.lapwing.redact.Cleaned;
import dev.lapwing.redact.Redactor;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.util.List;
import java.util.function.Supplier;

/** What an event becomes, wherever it comes from: redacted, matched, and a signal for each group that counts it. */
final class EventSignals {
    private final Redactor redactor;
    private final Matcher matcher;
    private final SignalMaker maker;

    EventSignals(RuleSet rules, Redactor redactor, GeoLocator places) {
        this.redactor = redactor;
        this.matcher = rules.matcher();
        this.maker = new SignalMaker(rules, places);
    }

    /** Whether an event has any field that a rule looks at. */
    boolean touches(AuditEvent event) {
        return !event.schema().anyField() || matcher.touches(event);
    }

    RowResult.Event of(AuditEvent event, boolean mended, Sight.Look look, Supplier<String> place) {
        return ofClean(redactor.redact(event), mended, look, place);
    }

    /** The event without its secrets, and the credentials that stood in it. */
    Cleaned clean(AuditEvent event) {
        return redactor.clean(event);
    }

    /** What an event without secrets becomes. */
    RowResult.Event ofClean(AuditEvent clean, boolean mended, Sight.Look look, Supplier<String> place) {
        int[] matched = matcher.match(clean);
        long before = maker.withoutGroup();
        List<KeyedSignal> signals = matched.length == 0 ? List.of() : maker.signals(clean, matched, place.get());
        return new RowResult.Event(clean, mended, matched.length > 0, signals, maker.withoutGroup() - before, look);
    }
}
