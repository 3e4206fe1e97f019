package dev.lapwing.connect.task;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** What a started task does, batch by batch. It never waits, but for the source's answers. */
public interface SourceWork extends AutoCloseable {
    /** How long there is nothing to do. */
    Duration left();

    /**
     * The next batch, perhaps empty.
     *
     * @throws ConnectException where the source refuses for good; the batch before told so
     */
    List<SourceRecord> next();

    /** Ends what goes on, and everything later at once; from any thread. */
    void stop();

    /** Gives back what it holds. Nothing goes on any longer. */
    @Override
    void close();
}
