package dev.lapwing.redact;

import dev.lapwing.redact.span.Mark;
import dev.lapwing.redact.span.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found in the values of one event so far, and in which of them it is looked for. */
final class LeakNotes {
    /** An event has no more; whoever dumps a list of credentials is told by the first ones. */
    static final int MOST = 20;

    private static final int LONGEST_PLACE = 200;

    /** Each request to the object storage names its credential there. */
    private static final String OWN_PLACE = "neon.access_key_id";

    private final KnownCredentials known;
    private String field = "";
    private List<String> path = List.of();
    private List<Leak> leaks = List.of();

    LeakNotes(KnownCredentials known) {
        this.known = known;
    }

    List<Leak> leaks() {
        return leaks;
    }

    /** What follows is looked for in this field. */
    void field(String name) {
        field = name;
    }

    /** What follows is looked for in this part of the last place. */
    void enter(String part) {
        path = path.isEmpty() ? new ArrayList<>() : path;
        path.add(part);
    }

    /** And no more. */
    void leave() {
        path.remove(path.size() - 1);
    }

    /** Whether an identifier stands where its source always writes one. */
    boolean isOwnPlace() {
        return field.equals(OWN_PLACE);
    }

    void add(Mark mark) {
        Optional<String> name = known.name(mark);
        boolean counts = name.isPresent() || SecretKind.isNeons(mark.kind());
        if (!counts
                || leaks.size() >= MOST
                || leaks.stream().anyMatch(leak -> leak.mark().fingerprint().equals(mark.fingerprint()))) {
            return;
        }
        leaks = leaks.isEmpty() ? new ArrayList<>() : leaks;
        String below = String.join(".", path);
        String place = field.isEmpty() || below.isEmpty() ? field + below : field + "." + below;
        leaks.add(new Leak(mark, place.substring(0, Math.min(place.length(), LONGEST_PLACE)), name));
    }
}
