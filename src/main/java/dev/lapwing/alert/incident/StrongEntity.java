package dev.lapwing.alert.incident;

import java.util.Map;
import java.util.Optional;

/**
 * Whom an alert is about, so exactly that two alerts about the same belong together: an address, an account or a key. A
 * project, a collection or a program is none: too many share it.
 *
 * @param value as shown
 */
public record StrongEntity(Kind kind, String value) {
    /** What an entity is; the words stand before its value. Stored alerts hold the names. */
    public enum Kind {
        ADDRESS("address"),
        ACCOUNT("account"),
        USER_NAME("user"),
        EMAIL("e-mail address"),
        SESSION("session"),
        ACCESS_KEY("access key");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** The fields that name one. */
    static final Map<String, Kind> FIELDS = Map.of(
            "src_endpoint.ip", Kind.ADDRESS,
            "src_endpoint.subnet", Kind.ADDRESS,
            "actor.user.uid", Kind.ACCOUNT,
            "actor.user.name", Kind.USER_NAME,
            "user.email_addr", Kind.EMAIL,
            "actor.session.uid", Kind.SESSION,
            "neon.access_key_id", Kind.ACCESS_KEY);

    /** What kind of entity a field names. */
    static Optional<Kind> kind(String field) {
        return Optional.ofNullable(FIELDS.get(field));
    }

    /** As a person reads it: {@code address 203.0.113.9}. */
    public String words() {
        return kind.words + " " + value;
    }

    /** Hides the value: it may be personal. */
    @Override
    public String toString() {
        return kind.words;
    }
}
