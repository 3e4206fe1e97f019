package dev.lapwing.rule.definition;

import java.util.List;

/**
 * One way in which an ordered correlation can hold: these members one after the other, and none of those.
 *
 * @param members indexes of members in the order in which they have to match
 * @param absent indexes of members that must not match from the last of these on for a timespan
 */
public record Sequence(List<Integer> members, List<Integer> absent) {
    public Sequence {
        members = List.copyOf(members);
        absent = List.copyOf(absent);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a sequence needs a member that has to match");
        }
    }
}
