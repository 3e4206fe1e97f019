package dev.lapwing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsLongerAndLongerButNeverMoreThanFiveMinutes() {
        Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), new Random(1));

        for (int failure = 0; failure < 40; failure++) {
            long most = Math.min(2_000L << Math.min(failure, 20), 300_000);
            assertThat(backoff.failed(Duration.ZERO).toMillis())
                    .as("failure %s", failure)
                    .isBetween(most / 2, most);
        }
    }

    @Test
    void waitsAsLongAsIsAskedFor() {
        assertThat(new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), new Random(1))
                        .failed(Duration.ofMinutes(10)))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void beginsAnewAfterASuccess() {
        Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), new Random(1));
        for (int failure = 0; failure < 9; failure++) {
            backoff.failed(Duration.ZERO);
        }

        backoff.succeeded();

        assertThat(backoff.failed(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
}
