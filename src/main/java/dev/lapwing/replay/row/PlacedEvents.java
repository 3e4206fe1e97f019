package dev.lapwing.replay.row;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.redact.Redactor;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.input.LineBlock;
import dev.lapwing.replay.input.ReplayInput;
import dev.lapwing.rule.RuleSet;
import java.util.List;
import java.util.function.BiConsumer;

/** Tells each event of an input, its secrets replaced, and the place of its row. */
public final class PlacedEvents {
    private PlacedEvents() {}

    /** Reads the input to its end and says what became of its lines. */
    public static ReplayCounts read(
            ReplayInput input, RuleSet rules, Redactor redactor, BiConsumer<String, AuditEvent> each) {
        return read(input, new RowReader(rules, redactor, GeoLocator.NONE, TimeLimits.NONE, new RowSink() {
            @Override
            public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
                each.accept(head.place(line), event);
            }

            @Override
            public void progress(InputHead head, long upToMillis) {
                // a row of this kind is no event
            }
        }));
    }

    public static ReplayCounts read(ReplayInput input, RowReader reader) {
        LineBlock block = ReplayInput.newBlock();
        while (input.next(block)) {
            reader.read(block);
        }
        return reader.counts();
    }
}
