package dev.lapwing.connect.neon.api;

/** Several requests, one after the other, of which each depends on the answer before. */
public interface Walk {
    /** The request that is due. */
    NeonRequest next();

    /** Takes what finally came of the request. */
    void take(Reply reply);

    boolean isDone();
}
