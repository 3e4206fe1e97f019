package dev.lapwing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class PassingTest {
    @Test
    void isWhatComesOfSilenceOrOfATransactionThatTimedOut() {
        assertThat(Passing.is(new IllegalStateException(new TimeoutException("no answer"))))
                .isTrue();
        assertThat(Passing.is(new KafkaException("error state", new ProducerFencedException("old epoch"))))
                .isTrue();
        assertThat(Passing.is(new RuntimeException(new KafkaException("records were given up"))))
                .isTrue();
    }

    @Test
    void isNotWhatTheSameRecordMeetsAgain() {
        assertThat(Passing.is(new KafkaException("error state", new RecordTooLargeException("9 MB"))))
                .isFalse();
        assertThat(Passing.is(new TopicAuthorizationException("denied"))).isFalse();
        assertThat(Passing.is(new KafkaException("no client", new ConfigException("no such class"))))
                .isFalse();
        assertThat(Passing.is(new IllegalStateException("a mistake of ours"))).isFalse();
    }

    @Test
    void isThatAProducerTakesNoCallAfterOneThatTimedOut() {
        var confused = new IllegalStateException("the previous call timed out and must be retried");
        confused.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(
                    "org.apache.kafka.clients.producer.internals.TransactionManager", "throwIfPendingState", null, 1)
        });

        assertThat(Passing.is(new RuntimeException(confused))).isTrue();
    }
}
