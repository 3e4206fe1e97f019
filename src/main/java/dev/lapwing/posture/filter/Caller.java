package dev.lapwing.posture.filter;

/** Who asks, as far as a filter can tell without looking at a record; superusers pass all rules and are none of these. */
enum Caller {
    GUEST,
    SIGNED_IN
}
