package dev.lapwing.redact;

import dev.lapwing.redact.span.Mark;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Credentials of which somebody told, by their fingerprints: live ones, and canaries that nobody may use. */
public final class KnownCredentials {
    /** None. */
    public static final KnownCredentials NONE = new KnownCredentials(Map.of());

    /** Of one credential. */
    public record Known(String name, Mark mark) {}

    private final Map<String, String> names;

    private KnownCredentials(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** These; of two names of one credential the first counts. */
    public static KnownCredentials of(Collection<Known> known) {
        return new KnownCredentials(known.stream()
                .collect(Collectors.toMap(each -> key(each.mark()), Known::name, (first, second) -> first)));
    }

    /** The name of a credential. */
    Optional<String> name(Mark mark) {
        return names.isEmpty() ? Optional.empty() : Optional.ofNullable(names.get(key(mark)));
    }

    /** The kind is left out: it tells where a credential stood. */
    private static String key(Mark mark) {
        return mark.keyId() + "_" + mark.fingerprint();
    }
}
