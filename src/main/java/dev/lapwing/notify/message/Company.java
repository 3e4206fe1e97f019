package dev.lapwing.notify.message;

/**
 * How an alert stands among those that a channel tells in one message, since they are of one incident.
 *
 * @param joins whether there is a message about others, which it joins with its opening
 * @param worse whether it is worse than all that the message told before
 * @param aloud whether people have to see it where they may no longer look at the message: it is worse, or of the others
 *     nothing was new for a while
 * @param shown whether the message shows this one first of all: it is the worst of them
 * @param last whether no other of them is still to be resolved
 * @param alerts how many they are
 * @param worst the highest level
 */
public record Company(
        boolean joins, boolean worse, boolean aloud, boolean shown, boolean last, int alerts, Severity worst) {
    /** An alert with a message of its own. */
    public static Company none(AlertView alert) {
        return new Company(false, false, false, true, true, 1, alert.severity());
    }
}
