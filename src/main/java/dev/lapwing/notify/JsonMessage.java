package dev.lapwing.notify;

/**
 * A message as it is posted.
 *
 * @param key names it, the same whenever the same is told again
 */
record JsonMessage(String key, String body) {
    /** Names the message and hides what it says. */
    @Override
    public String toString() {
        return key;
    }
}
