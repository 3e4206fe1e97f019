package dev.lapwing.posture.filter;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One side of a comparison; numbers and the words {@code true}, {@code false} and {@code null} are in one form each. */
record Operand(Kind kind, String text) implements Comparable<Operand> {
    static final Operand NULL = new Operand(Kind.NULL, "null");

    private static final String CALLER = "@request.auth.";
    private static final Set<String> ALWAYS_SET_OF_CALLER =
            Set.of("@request.auth.id", "@request.auth.collectionId", "@request.auth.collectionName");

    enum Kind {
        NULL,
        TEXT,
        NUMBER,
        /** {@code true} or {@code false}, which PocketBase compares as 1 and 0. */
        BOOLEAN,
        NAME,
        CALL
    }

    static Operand name(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "null" -> NULL;
            case "true" -> new Operand(Kind.BOOLEAN, "true");
            case "false" -> new Operand(Kind.BOOLEAN, "false");
            default -> new Operand(Kind.NAME, name);
        };
    }

    /** As this caller brings it: a guest has no account, so that each field of his is null. */
    Operand of(Caller caller) {
        boolean field = kind == Kind.NAME && text.startsWith(CALLER) && text.indexOf(':') < 0;
        return field && caller == Caller.GUEST ? NULL : this;
    }

    /** Whether it is null or the empty text, which are equal to each other here. */
    boolean isEmpty() {
        return kind == Kind.NULL || (kind == Kind.TEXT && text.isEmpty());
    }

    /** Whether it has a value whatever the record. */
    boolean isNeverEmpty() {
        return switch (kind) {
            case NUMBER, BOOLEAN -> true;
            case TEXT -> !text.isEmpty();
            case NAME -> text.equals("id") || ALWAYS_SET_OF_CALLER.contains(text);
            case NULL, CALL -> false;
        };
    }

    /** Whether it equals itself: what goes along relations has several values, which need not be equal to each other. */
    boolean hasOneValue() {
        return kind == Kind.NAME
                && (text.chars().noneMatch(c -> c == '.' || c == ':') || ALWAYS_SET_OF_CALLER.contains(text));
    }

    boolean isConstant() {
        return kind != Kind.NAME && kind != Kind.CALL;
    }

    /** The number that a constant is compared as. */
    Optional<Double> number() {
        return switch (kind) {
            case NUMBER -> Optional.of(Double.valueOf(text));
            case BOOLEAN -> Optional.of(text.equals("true") ? 1.0 : 0.0);
            case NULL, TEXT, NAME, CALL -> Optional.empty();
        };
    }

    @Override
    public int compareTo(Operand other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : text.compareTo(other.text);
    }
}
