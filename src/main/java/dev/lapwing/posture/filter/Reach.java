package dev.lapwing.posture.filter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Whom a rule lets in, besides superusers: the cases in which it holds, for each kind of caller. */
record Reach(Map<Caller, Cases> cases) {
    /** No rule lets in nobody, the empty one everybody; empty where the filter cannot be read. */
    static Optional<Reach> of(Optional<String> rule) {
        if (rule.isEmpty()) {
            return Optional.of(new Reach(Map.of(Caller.GUEST, Cases.NEVER, Caller.SIGNED_IN, Cases.NEVER)));
        }
        if (rule.get().isEmpty()) {
            return Optional.of(new Reach(Map.of(Caller.GUEST, Cases.ALWAYS, Caller.SIGNED_IN, Cases.ALWAYS)));
        }
        try {
            Map<Caller, Cases> cases = new EnumMap<>(Caller.class);
            for (Caller caller : Caller.values()) {
                cases.put(caller, FilterParser.parse(rule.get(), caller));
            }
            return Optional.of(new Reach(Map.copyOf(cases)));
        } catch (FilterUnreadable unreadable) {
            return Optional.empty();
        }
    }

    boolean always(Caller caller) {
        return of(caller).always();
    }

    boolean never(Caller caller) {
        return of(caller).never();
    }

    /** Whether everyone is let in, and whatever the record. */
    boolean everyone() {
        return always(Caller.GUEST) && always(Caller.SIGNED_IN);
    }

    /** Whether nobody is let in, and whatever the record. */
    boolean nobody() {
        return never(Caller.GUEST) && never(Caller.SIGNED_IN);
    }

    /** Whether this surely lets in all that the other one does. */
    boolean covers(Reach other) {
        return of(Caller.GUEST).covers(other.of(Caller.GUEST))
                && of(Caller.SIGNED_IN).covers(other.of(Caller.SIGNED_IN));
    }

    private Cases of(Caller caller) {
        return cases.getOrDefault(caller, Cases.NEVER);
    }
}
