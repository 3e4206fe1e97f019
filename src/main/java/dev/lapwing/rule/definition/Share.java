package dev.lapwing.rule.definition;

import java.util.List;

/**
 * A second condition on a count: what part it is of a larger one.
 *
 * @param bounds what the counted events, divided by the distinct events of these members, must satisfy
 * @param amongMembers indexes of the members that make up the whole; the counted ones are among them
 */
public record Share(Bounds bounds, List<Integer> amongMembers) {
    public Share {
        amongMembers = List.copyOf(amongMembers);
    }
}
