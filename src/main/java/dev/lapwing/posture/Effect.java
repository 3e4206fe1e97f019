package dev.lapwing.posture;

import java.util.Locale;

/** What a change of a setting or rule does to who may do what. */
public enum Effect {
    /** More is open than before, or less is protected. */
    WIDENED,
    /** Less is open than before, or more is protected. */
    NARROWED,
    /** It is another one, neither wider nor narrower as far as that can be said of it. */
    CHANGED,
    /** It cannot be told. */
    UNCLEAR;

    /** As rules and events write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
