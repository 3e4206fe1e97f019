package dev.lapwing.detect;

import dev.lapwing.detect.signal.GroupKey;

/**
 * What history tells one rule of one group.
 *
 * @param rule the rule's fingerprint
 * @param past what the rule remembers, as bytes
 * @param since time of the first event that it knows of without a gap
 * @param newest time of the newest event
 * @param upTo where the history ends: everything before this time is in it
 * @param learnt whether the group is known for long enough to be judged from there on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LearnedBaseline(
        GroupKey group, long rule, byte[] past, long since, long newest, long upTo, boolean learnt) {
    /** Says which group and rule it is for, never what is in it. */
    @Override
    public String toString() {
        return "learned baseline of " + group + " for rule " + Long.toHexString(rule);
    }
}
