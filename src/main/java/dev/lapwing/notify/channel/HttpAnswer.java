package dev.lapwing.notify.channel;

import java.time.Duration;
import java.util.Set;

/**
 * What a server said to a message.
 *
 * @param status its HTTP status
 * @param body its beginning
 * @param after how long it asked to be left alone; zero where it did not
 */
public record HttpAnswer(int status, String body, Duration after) {
    private static final Set<Integer> MOVED_FOR_GOOD = Set.of(301, 308);
    /** Of these the server says that it has not begun. */
    private static final Set<Integer> NOT_BEGUN = Set.of(408, 425, 429);

    private static final int UNAVAILABLE = 503;

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /**
     * The refusal that a status means. What can pass by itself is tried again: a server in trouble, one that asks for
     * patience, a redirect for the moment. Another try with the same message cannot help the rest.
     */
    public DeliveryRefused refused(String reason) {
        if (NOT_BEGUN.contains(status) || (status == UNAVAILABLE && !after.isZero())) {
            return DeliveryRefused.forNow(reason, after);
        }
        boolean asksToChange = status / 100 == 4 || MOVED_FOR_GOOD.contains(status);
        return asksToChange ? DeliveryRefused.forGood(reason) : DeliveryRefused.unsure(reason, after);
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
