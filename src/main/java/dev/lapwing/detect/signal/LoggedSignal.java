package dev.lapwing.detect.signal;

import org.jspecify.annotations.Nullable;

/** A signal that a group keeps, and how many of its rules still need it. */
public final class LoggedSignal {
    private static final int FOR_EACH_USE = 120;

    public final Signal signal;
    public int uses;
    /** About how many bytes of memory it takes, for each rule that counts it too. */
    private int weight;

    /** The page that holds it, once it is logged. */
    @Nullable
    SignalPage page;

    private byte @Nullable [] encoded;

    /** A signal that is in no log so far. */
    public LoggedSignal(Signal signal) {
        this.signal = signal;
    }

    /** To be called once its uses are known, before it is logged. */
    public void weigh() {
        weight = signal.weight() + uses * FOR_EACH_USE;
    }

    int weight() {
        return weight;
    }

    /** The signal's bytes, kept because an open page is written again with each new signal. */
    public byte[] encoded() {
        byte[] bytes = encoded;
        if (bytes == null) {
            bytes = SignalCodec.encode(signal);
            encoded = bytes;
        }
        return bytes;
    }

    /** Gives the bytes up: a closed page is seldom written again. */
    public void forgetEncoded() {
        encoded = null;
    }
}
