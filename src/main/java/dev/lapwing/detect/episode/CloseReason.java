package dev.lapwing.detect.episode;

/** Why an alert was closed. */
public enum CloseReason {
    /** Its episode is over. */
    ENDED,
    /** Its episode grew together with that of an older alert. */
    MERGED,
    /** Later events showed that there was no episode. */
    RETRACTED,
    /** Its rule was changed or taken away, or its source was. */
    SUPERSEDED
}
