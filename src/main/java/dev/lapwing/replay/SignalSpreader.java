package dev.lapwing.replay;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import java.util.List;

/** Sends each signal to the sorter of its group. */
record SignalSpreader(LevelSorters sorters) implements RowSink {
    @Override
    public void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals) {
        signals.forEach(sorters::add);
    }

    /** How far was read does not matter to whoever waits for the end. */
    @Override
    public void progress(InputHead head, long upToMillis) {}
}
