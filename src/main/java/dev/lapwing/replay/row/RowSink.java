package dev.lapwing.replay.row;

import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.replay.input.InputHead;
import java.util.List;

/** Where a row reader sends what it found. */
public interface RowSink {
    /** Takes an event's signals; events that no rule matched have none. */
    void event(InputHead head, long line, AuditEvent event, List<KeyedSignal> signals);

    /** Takes word that an instance was read up to a time. */
    void progress(InputHead head, long upToMillis);
}
