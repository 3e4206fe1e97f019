package dev.lapwing.detect.signal;

import dev.lapwing.detect.watermark.Clock;

/** A signal and the group that it goes to. */
public record KeyedSignal(GroupKey key, Signal signal) {
    /**
     * By what watermark the signal is late: an event of a source by that of the events, also where a correlation of a
     * higher level counts it beside others; else by that of its group.
     */
    public Clock clock() {
        return signal.level() == 0 ? Clock.of(key.instance()) : key.clock();
    }
}
