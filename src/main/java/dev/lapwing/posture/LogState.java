package dev.lapwing.posture;

/** The latest known state of one source's log. */
public record LogState(long timeMillis) {
    /** Nothing is known yet. */
    public static final LogState NONE = new LogState(Long.MIN_VALUE);

    /** The state as it is stored. */
    public byte[] toBytes() {
        return new byte[0];
    }

    /** The state that was stored. */
    public static LogState of(byte[] stored) {
        return NONE;
    }
}
