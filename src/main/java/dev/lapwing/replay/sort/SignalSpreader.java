package dev.lapwing.replay.sort;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.replay.input.InputHead;
import dev.lapwing.replay.row.RowSink;
import java.util.List;

/** Sends each signal to the sorter of its group. */
public record SignalSpreader(LevelSorters sorters) implements RowSink {
    @Override
    public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
        signals.forEach(sorters::add);
    }

    /** How far was read does not matter to whoever waits for the end. */
    @Override
    public void progress(InputHead head, long upToMillis) {}
}
