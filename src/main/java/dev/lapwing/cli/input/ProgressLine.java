package dev.lapwing.cli.input;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line on the terminal that says how far a long reading has come; silent where nobody sits. */
public final class ProgressLine {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintWriter err;

    private final boolean watched;
    private final long started = System.nanoTime();
    private long lastShown = started;
    private long lines;

    /**
     * A line that is not shown yet.
     *
     * @param watched whether what is written goes to a terminal
     */
    public ProgressLine(PrintWriter err, boolean watched) {
        this.err = err;
        this.watched = watched;
    }

    /** Counts further lines, from any thread. */
    public synchronized void linesRead(long more) {
        lines += more;
        long now = System.nanoTime();
        if (watched && now - lastShown >= EVERY_NANOS) {
            lastShown = now;
            long perSecond = lines * TimeUnit.SECONDS.toNanos(1) / Math.max(1, now - started);
            err.print(String.format(Locale.ROOT, "\r%,d lines read, %,d a second  ", lines, perSecond));
            err.flush();
        }
    }

    /** Takes the line away. */
    public synchronized void clear() {
        if (watched && lastShown != started) {
            err.print("\r\u001b[2K");
            err.flush();
        }
    }
}
