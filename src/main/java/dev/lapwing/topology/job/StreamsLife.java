package dev.lapwing.topology.job;

import dev.lapwing.kafka.Passing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MissingInternalTopicsException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TaskMigratedException;

/** Kafka Streams from one start to its end; after an outage the job starts another. */
final class StreamsLife {
    private final KafkaStreams streams;
    private final AtomicReference<Throwable> problem = new AtomicReference<>();

    /**
     * Looks after one that is not started yet.
     *
     * @param broke receives why it ended, if it is known, when it has ended by itself and nothing of it is left
     */
    StreamsLife(KafkaStreams streams, Consumer<Optional<Throwable>> broke) {
        this.streams = streams;
        streams.setUncaughtExceptionHandler(thrown -> {
            problem.compareAndSet(null, thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                broke.accept(Optional.ofNullable(problem.get()));
            }
        });
    }

    /** Whether another start can mend it: Kafka was away, or has not the topics at the moment. */
    static boolean passes(Throwable problem) {
        return Passing.is(problem)
                || problem instanceof MissingSourceTopicException
                || problem instanceof MissingInternalTopicsException
                || problem instanceof TaskMigratedException
                || problem instanceof LockException;
    }

    void start() {
        streams.start();
    }

    /**
     * Starts from what Kafka holds, after one before was interrupted. Of a task that was made anew while Kafka was out of
     * reach, Kafka Streams 4.3.1 can leave a local state that says it is whole and is not.
     */
    void startAnew() {
        streams.cleanUp();
        streams.start();
    }

    KafkaStreams streams() {
        return streams;
    }

    /** Whether it does its work, or is about to. */
    boolean working() {
        return streams.state().isRunningOrRebalancing()
                && streams.metadataForLocalThreads().stream()
                        .noneMatch(thread -> thread.threadState().equals("DEAD"));
    }

    /** Ends it in order; whether it ended in time. */
    boolean close(Duration time) {
        return streams.close(CloseOptions.timeout(time));
    }
}
