package dev.lapwing.notify.message;

/**
 * A message as it is posted.
 *
 * @param key names it, the same whenever the same is told again
 */
public record JsonMessage(String key, String body) {
    /** Names the message and hides what it says. */
    @Override
    public String toString() {
        return key;
    }
}
