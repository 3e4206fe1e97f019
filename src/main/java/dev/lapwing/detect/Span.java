package dev.lapwing.detect;

import java.util.ArrayList;
import java.util.List;

/** An episode as it grows: how far it reaches, how many events it counts, its first and last ones. */
final class Span {
    /** How many of the first events, and of the last ones, are evidence. */
    static final int EVIDENCE = 5;

    /** Time of the oldest event in the window of the first holding event. */
    final long start;
    /** The first holding event: its time. */
    final long firstHold;
    /** The first holding event: its id. */
    final String firstHoldUid;
    /** Time of the last holding event. */
    long end;

    long count;
    boolean atLeast;
    private final List<Signal> first = new ArrayList<>();
    private final List<Signal> last = new ArrayList<>();

    Span(long start, long firstHold, String firstHoldUid) {
        this.start = start;
        this.firstHold = firstHold;
        this.firstHoldUid = firstHoldUid;
        this.end = firstHold;
    }

    Span copy() {
        Span copy = new Span(start, firstHold, firstHoldUid);
        copy.end = end;
        copy.count = count;
        copy.atLeast = atLeast;
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

    List<Signal> evidence() {
        List<Signal> all = new ArrayList<>(first);
        all.addAll(last);
        return all;
    }

    Episode episode(boolean moreLeftOut) {
        return new Episode(start, end, count, atLeast || moreLeftOut, evidence());
    }

    void write(WireOutput out) {
        out.number(start)
                .number(firstHold)
                .text(firstHoldUid)
                .number(end)
                .number(count)
                .flag(atLeast);
        out.number(first.size() + last.size());
        evidence().forEach(signal -> SignalCodec.write(out, signal));
    }

    static Span read(WireInput in) {
        Span span = new Span(in.number(), in.number(), in.text());
        span.end = in.number();
        long count = in.number();
        span.atLeast = in.flag();
        for (int left = in.count(); left > 0; left--) {
            span.add(SignalCodec.read(in));
        }
        span.count = count;
        return span;
    }
}
