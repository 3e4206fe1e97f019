package dev.lapwing.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One way to tell people. Used by one thread. */
public interface Channel {
    /** The channel's name in the configuration. */
    String name();

    /** How long to wait after a message before the next. */
    default Duration pause() {
        return Duration.ZERO;
    }

    /**
     * How many messages may be begun before one of them is noted as told: after a crash so many may be told again. More
     * than one is for channels that know a repeated message.
     */
    default int atOnce() {
        return 1;
    }

    /** Whether it wakes people, so that it gets nothing that can wait until somebody looks. */
    default boolean wakes() {
        return false;
    }

    /**
     * Tells one step of one alert.
     *
     * @return what the channel calls the message, to be given with the alert's later steps; may be empty
     * @throws Refused when it did not take it
     */
    String tell(Telling telling) throws Refused;

    /**
     * Tells many alerts at once.
     *
     * @throws Refused when it did not take it
     */
    String digest(Digest digest) throws Refused;

    /**
     * Tells a line that is about no alert: what could not be delivered elsewhere, the daily sign of life.
     *
     * @throws Refused when it did not take it
     */
    void note(String line) throws Refused;

    /**
     * Alerts told together, since they are old or too many.
     *
     * @param reason why they come together, a sentence
     * @param alerts the newest version of each
     * @param begun when it was first begun, where they may have been told before
     */
    record Digest(String reason, List<AlertView> alerts, Optional<Instant> begun) {
        public Digest {
            alerts = List.copyOf(alerts);
        }

        /** Alerts that are told for the first time. */
        public Digest(String reason, List<AlertView> alerts) {
            this(reason, alerts, Optional.empty());
        }

        /** Whether they may have been told before. */
        public boolean again() {
            return begun.isPresent();
        }
    }
}
