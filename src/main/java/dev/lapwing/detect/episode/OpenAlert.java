package dev.lapwing.detect.episode;

import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.util.Comparator;

/** An alert that was told and not closed: its anchor, and what was told last. */
public final class OpenAlert {
    static final Comparator<OpenAlert> BY_ANCHOR =
            Comparator.<OpenAlert>comparingLong(alert -> alert.anchorTime).thenComparing(alert -> alert.anchorUid);

    /** The holding event that opened it: its time. */
    final long anchorTime;
    /** The holding event that opened it: its id. */
    final String anchorUid;
    /** How many versions were told. */
    int revision;

    private long toldStart;
    private long toldEnd;
    private long toldCount;

    OpenAlert(long anchorTime, String anchorUid) {
        this.anchorTime = anchorTime;
        this.anchorUid = anchorUid;
    }

    /** Holding events lie up to the last of them; what an episode reaches beyond may already belong to the next. */
    boolean isIn(OpenEpisode span) {
        return anchorTime >= span.start && anchorTime <= span.lastHold;
    }

    /** Worth telling: another start, a part split off, or twice as many events as last told. */
    boolean hasNews(OpenEpisode span) {
        return span.start != toldStart || span.end < toldEnd || span.count < toldCount || span.count >= 2 * toldCount;
    }

    void told(OpenEpisode span) {
        revision++;
        toldStart = span.start;
        toldEnd = span.end;
        toldCount = span.count;
    }

    /** The episode as last told, for an alert that has none any more. */
    OpenEpisode lastTold() {
        OpenEpisode span = new OpenEpisode(toldStart, anchorTime, anchorUid);
        span.end = toldEnd;
        span.count = toldCount;
        return span;
    }

    /** Writes it as state. */
    public void write(WireOutput out) {
        out.number(anchorTime).text(anchorUid).number(revision);
        out.number(toldStart).number(toldEnd).number(toldCount);
    }

    /** Reads what {@link #write} wrote. */
    public static OpenAlert read(WireInput in) {
        OpenAlert alert = new OpenAlert(in.number(), in.text());
        alert.revision = in.count();
        alert.toldStart = in.number();
        alert.toldEnd = in.number();
        alert.toldCount = in.number();
        return alert;
    }
}
