package dev.lapwing.replay.row;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.LineBlock;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleSet;
import dev.lapwing.rule.match.Matcher;
import java.util.List;
import java.util.function.BiConsumer;

/** Tells which detections each row of an input matches, without counting anything over time. */
public final class RowMatches {
    private RowMatches() {}

    /** Reads the input to its end; each event comes with the ordinals of the detections that match it. */
    public static void read(ReplayInput input, RuleSet rules, Redactor redactor, BiConsumer<AuditEvent, int[]> each) {
        Matcher matcher = rules.matcher();
        RowReader reader = new RowReader(rules, redactor, GeoLocator.NONE, TimeLimits.NONE, new RowSink() {
            @Override
            public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
                each.accept(event, matcher.match(event));
            }

            @Override
            public void progress(InputHead head, long upToMillis) {
                // a row of this kind matches nothing
            }
        });
        LineBlock block = ReplayInput.newBlock();
        while (input.next(block)) {
            reader.read(block);
        }
    }
}
