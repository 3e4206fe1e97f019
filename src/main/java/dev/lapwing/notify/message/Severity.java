package dev.lapwing.notify.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How serious an alert is, by the level of its rule; in rising order. */
public enum Severity {
    /** The rule is gone. */
    UNKNOWN(0),
    INFORMATIONAL(1),
    LOW(2),
    MEDIUM(3),
    HIGH(4),
    CRITICAL(5);

    private final int id;

    Severity(int id) {
        this.id = id;
    }

    /** OCSF's number for it. */
    public int id() {
        return id;
    }

    /** The severity that OCSF numbers so. */
    public static Severity of(int id) {
        return Arrays.stream(values()).filter(one -> one.id == id).findFirst().orElse(UNKNOWN);
    }

    /** The severity of a level's name, in capitals or not. */
    public static Optional<Severity> named(String word) {
        return Arrays.stream(values())
                .filter(one -> one != UNKNOWN && one.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
