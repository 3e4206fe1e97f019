package dev.lapwing.connect.neon.webhook;

/** Why a delivery does not go on, and what its caller is answered. Neon tries again after 408, 429 and 5xx only. */
enum Refusal {
    UNSIGNED("no signature", 401),
    BAD_SIGNATURE("bad signature", 401),
    UNKNOWN_KEY("unknown key", 401),
    /** Unknown as yet: it is too early to look again. */
    KEY_NOT_YET("unknown key", 503),
    STALE("stale timestamp", 401),
    MALFORMED("malformed", 400),
    CONTRADICTION("headers contradict the body", 400),
    TOO_LARGE("too large", 413),
    CUT_OFF("cut off", 408),
    WRONG_PATH("wrong path", 404),
    WRONG_METHOD("wrong method", 405),
    NO_KEYS("keys not to be had", 503),
    QUEUE_FULL("queue full", 503);

    private final String words;
    private final int status;

    Refusal(String words, int status) {
        this.words = words;
        this.status = status;
    }

    String words() {
        return words;
    }

    int status() {
        return status;
    }
}
