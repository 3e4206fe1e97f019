package dev.lapwing.notify.channel;

import dev.lapwing.notify.message.Notification;
import java.time.Duration;

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
     * @throws DeliveryRefused when it did not take it
     */
    String tell(Notification telling) throws DeliveryRefused;

    /**
     * Tells many alerts at once.
     *
     * @return what the channel calls the message, to be given when they have become more; may be empty
     * @throws DeliveryRefused when it did not take it
     */
    String batch(Batch batch) throws DeliveryRefused;

    /**
     * Tells a line that is about no alert: what could not be delivered elsewhere, the daily sign of life.
     *
     * @throws DeliveryRefused when it did not take it
     */
    void note(String line) throws DeliveryRefused;
}
