package dev.lapwing.redact;

/** How e-mail addresses are shown to people. */
public enum EmailDisplay {
    /** As they are. */
    PLAIN,
    /** As a mark: the same person has the same mark, and nobody can read who it is. */
    FINGERPRINT
}
