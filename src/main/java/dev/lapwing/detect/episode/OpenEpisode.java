package dev.lapwing.detect.episode;

import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalCodec;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An episode as it grows: how far it reaches, how many events it counts, its first and last ones. */
public final class OpenEpisode {
    /** How many of the first events, and of the last ones, are evidence. */
    static final int EVIDENCE = 5;

    private static final int OVERHEAD = 300;

    /** Time of the oldest event in the window of the first holding event. */
    final long start;
    /** The first holding event: its time. */
    public final long firstHold;
    /** The first holding event: its id. */
    final String firstHoldUid;
    /** Time of the last holding event. */
    public long lastHold;
    /** How far it reaches: to the last holding event, or to the end of what that one's window holds. */
    long end;

    long count;
    public boolean atLeast;
    /** Whether what was missing has come, which ends an absence. */
    boolean returned;
    /** What the rule worked out at its most extreme. */
    Optional<Measurement> peak = Optional.empty();
    /** The first holding event itself, where it is at hand. */
    Optional<Signal> holder = Optional.empty();

    private final List<Signal> first = new ArrayList<>();
    private final List<Signal> last = new ArrayList<>();

    OpenEpisode(long start, long firstHold, String firstHoldUid) {
        this.start = start;
        this.firstHold = firstHold;
        this.firstHoldUid = firstHoldUid;
        this.lastHold = firstHold;
        this.end = firstHold;
    }

    OpenEpisode copy() {
        OpenEpisode copy = new OpenEpisode(start, firstHold, firstHoldUid);
        copy.lastHold = lastHold;
        copy.end = end;
        copy.count = count;
        copy.atLeast = atLeast;
        copy.returned = returned;
        copy.peak = peak;
        copy.holder = holder;
        copy.first.addAll(first);
        copy.last.addAll(last);
        return copy;
    }

    /** Counts the next event; events come by (time, id). */
    void add(Signal signal) {
        count++;
        if (first.size() < EVIDENCE) {
            first.add(signal);
            return;
        }
        if (last.size() == EVIDENCE) {
            last.remove(0);
        }
        last.add(signal);
    }

    /** Takes a reading for the peak: of equal ones the first stays. */
    void read(Optional<Measurement> reading) {
        boolean higher = reading.isPresent()
                && peak.isPresent()
                && reading.get().value().compareTo(peak.get().value()) > 0;
        if (peak.isEmpty() || higher) {
            peak = reading;
        }
    }

    /** Names it for as long as its first holding event stays the same. */
    Anchor anchor() {
        return new Anchor(firstHold, firstHoldUid);
    }

    /** About how many bytes of memory it takes, where nobody else holds its signals. */
    long weight() {
        return OVERHEAD + weight(first) + weight(last);
    }

    private static long weight(List<Signal> signals) {
        long sum = 0;
        for (Signal signal : signals) {
            sum += signal.weight();
        }
        return sum;
    }

    List<Signal> evidence() {
        List<Signal> all = new ArrayList<>(first);
        all.addAll(last);
        return all;
    }

    /**
     * The episode as it stands.
     *
     * @param moreLeftOut whether the slice bound left out events of it
     */
    public Episode episode(boolean moreLeftOut) {
        return new Episode(start, end, count, atLeast || moreLeftOut, evidence(), peak);
    }

    /** Writes it as state. */
    public void write(WireOutput out) {
        out.number(start)
                .number(firstHold)
                .text(firstHoldUid)
                .number(end)
                .number(count)
                .flag(atLeast)
                .number(lastHold)
                .flag(peak.isPresent());
        peak.ifPresent(reading -> reading.write(out));
        out.number(first.size() + last.size());
        evidence().forEach(signal -> SignalCodec.write(out, signal));
    }

    /** Reads what {@link #write} wrote, or an older version of it. */
    public static OpenEpisode read(WireInput in, int version) {
        OpenEpisode span = new OpenEpisode(in.number(), in.number(), in.text());
        span.end = in.number();
        long count = in.number();
        span.atLeast = in.flag();
        span.lastHold = version < 2 ? span.end : in.number();
        span.peak = version >= 2 && in.flag() ? Optional.of(Measurement.read(in)) : Optional.empty();
        for (int left = in.count(); left > 0; left--) {
            span.add(SignalCodec.read(in));
        }
        span.count = count;
        return span;
    }
}
