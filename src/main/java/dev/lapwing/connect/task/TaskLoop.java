package dev.lapwing.connect.task;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Asks the work of a task for its batches, waits between them, and ends it. */
public final class TaskLoop {
    /** Connect wants a task to come back now and then. */
    private static final long LONGEST_WAIT = 1000;

    private final ReentrantLock polling = new ReentrantLock();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable SourceWork running;

    public void start(SourceWork work) {
        running = work;
    }

    /** The next batch; null where there is none yet, or no longer. */
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        polling.lock();
        try {
            SourceWork now = running;
            if (now == null || stopped(now)) {
                return null;
            }
            List<SourceRecord> records = now.next();
            return records.isEmpty() || stopping.getCount() == 0 ? null : records;
        } finally {
            polling.unlock();
        }
    }

    /** Ends a poll that goes on, waits for its end, and closes everything. */
    public void stop() {
        stopping.countDown();
        SourceWork before = running;
        if (before == null) {
            return;
        }
        before.stop();
        polling.lock();
        try {
            before.close();
            running = null;
        } finally {
            polling.unlock();
        }
    }

    /** Waits until there is something to do, a second at most. */
    private boolean stopped(SourceWork now) throws InterruptedException {
        long wait = Math.min(now.left().toMillis(), LONGEST_WAIT);
        return stopping.await(wait, TimeUnit.MILLISECONDS);
    }
}
