package dev.lapwing.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a process waits for: told once, then once a minute, and once when it is over. */
final class Wait {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final String address;
    private String problem = "";
    private Instant since = Instant.MIN;
    private Instant told = Instant.MIN;
    private int looks;

    Wait(String address) {
        this.address = address;
    }

    /**
     * A look.
     *
     * @param found what is missing, as the end of a sentence; empty where nothing is
     * @param patience how many looks in a row must fail before anybody is told
     * @return what is to be told now
     */
    Optional<String> look(Optional<String> found, int patience, Instant now) {
        if (found.isEmpty()) {
            return over(now);
        }
        if (looks == 0) {
            since = now;
        }
        looks++;
        boolean news = looks == patience || (looks > patience && !found.get().equals(problem));
        problem = found.get();
        if (looks < patience || (!news && now.isBefore(told.plus(AGAIN)))) {
            return Optional.empty();
        }
        told = now;
        return Optional.of("lapwing " + words() + ".");
    }

    private Optional<String> over(Instant now) {
        boolean wasTold = told.isAfter(Instant.MIN);
        looks = 0;
        told = Instant.MIN;
        problem = "";
        return wasTold
                ? Optional.of("Kafka at %s is there again after %d s; lapwing goes on."
                        .formatted(address, Duration.between(since, now).toSeconds()))
                : Optional.empty();
    }

    /** What it waits for, once that was told. */
    Optional<String> trouble() {
        return told.isAfter(Instant.MIN) ? Optional.of(words()) : Optional.empty();
    }

    private String words() {
        return "waits for Kafka at %s, since %s: %s".formatted(address, since.truncatedTo(ChronoUnit.SECONDS), problem);
    }
}
