package dev.lapwing.kafka;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/** Tells problems that pass when Kafka is there again from those that stay: only the former are worth another try. */
public final class Passing {
    /** What a transaction meets that timed out while its broker was away, or whose broker has lost its memory. */
    private static final List<Class<? extends KafkaException>> AFTER_AN_OUTAGE = List.of(
            RetriableException.class,
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidTxnStateException.class,
            InvalidPidMappingException.class,
            OutOfOrderSequenceException.class,
            TransactionAbortedException.class);

    /** What the same record meets at each try, whatever else fails around it. */
    private static final List<Class<? extends KafkaException>> STAYS =
            List.of(RecordTooLargeException.class, SerializationException.class);

    private static final String TRANSACTIONS = "org.apache.kafka.clients.producer.internals.TransactionManager";

    private Passing() {}

    /** Whether a problem comes of one that passes. */
    public static boolean is(@Nullable Throwable problem) {
        return !comesOf(problem, STAYS)
                && (comesOf(problem, AFTER_AN_OUTAGE) || isNameless(problem) || isInConfusion(problem));
    }

    /**
     * A producer of which a call timed out takes no call but the same again, and says so of any other as if whoever uses it
     * had made a mistake. Another producer begins with a clean slate.
     */
    private static boolean isInConfusion(@Nullable Throwable problem) {
        return chain(problem)
                .filter(IllegalStateException.class::isInstance)
                .flatMap(cause -> Stream.of(cause.getStackTrace()).limit(1))
                .anyMatch(frame -> frame.getClassName().equals(TRANSACTIONS));
    }

    private static boolean comesOf(@Nullable Throwable problem, List<Class<? extends KafkaException>> kinds) {
        return chain(problem).anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    /** A producer that gave up records for lack of an answer fails all that follows without a type that says so. */
    private static boolean isNameless(@Nullable Throwable problem) {
        return chain(problem)
                .reduce((outer, inner) -> inner)
                .filter(root -> root.getClass() == KafkaException.class)
                .isPresent();
    }

    private static Stream<Throwable> chain(@Nullable Throwable problem) {
        return Stream.<@Nullable Throwable>iterate(problem, Objects::nonNull, Throwable::getCause)
                .map(Objects::requireNonNull);
    }
}
