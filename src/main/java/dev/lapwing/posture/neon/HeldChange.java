package dev.lapwing.posture.neon;

import dev.lapwing.posture.ConfigFinding;
import dev.lapwing.posture.ConfigSubject;
import java.util.ArrayList;
import java.util.List;

/**
 * One and the same change of resources of one kind, held back until it is known how many it reaches.
 *
 * @param kind the kind of resource
 * @param finding the change
 * @param count how many it reached
 * @param subjects the first of them
 */
record HeldChange(String kind, ConfigFinding finding, int count, List<ConfigSubject> subjects) {
    /** So many are told one by one; more are many, whatever part of all they are. */
    static final int MOST = 100;
    /** Fewer are told one by one. */
    static final int LEAST = 3;

    HeldChange {
        subjects = List.copyOf(subjects);
    }

    boolean isSame(String otherKind, ConfigFinding other) {
        return kind.equals(otherKind)
                && finding.path().equals(other.path())
                && finding.before().equals(other.before())
                && finding.after().equals(other.after());
    }

    HeldChange with(ConfigSubject subject) {
        List<ConfigSubject> more = new ArrayList<>(subjects);
        if (more.size() < MOST) {
            more.add(subject);
        }
        return new HeldChange(kind, finding, count + 1, more);
    }

    /** Whether it is one note. */
    boolean isMany(int ofAll) {
        return count >= LEAST && (2L * count >= ofAll || count > MOST);
    }
}
