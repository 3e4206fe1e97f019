package dev.lapwing.detect.signal;

import dev.lapwing.detect.watermark.WatermarkKey;

/** A signal and the group that it goes to. */
public record KeyedSignal(GroupKey key, Signal signal) {
    /**
     * By what watermark the signal is late: an event of a source by that of the events, also where a correlation of a
     * higher level counts it beside others; else by that of its group.
     */
    public WatermarkKey watermarkKey() {
        return signal.level() == 0 ? WatermarkKey.of(key.instance()) : key.watermarkKey();
    }
}
