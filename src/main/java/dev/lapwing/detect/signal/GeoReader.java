package dev.lapwing.detect.signal;

import dev.lapwing.event.AuditEvent;
import dev.lapwing.event.GeoLocator;
import dev.lapwing.event.GeoPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the addresses of an event are; asks once for each field, however many groups want to know. Not thread-safe. */
final class GeoReader {
    private final GeoLocator places;
    private final Map<String, Optional<String>> known = new HashMap<>();

    GeoReader(GeoLocator places) {
        this.places = places;
    }

    /** To be called before another event is asked about. */
    void forget() {
        known.clear();
    }

    /** The text of the place, or empty where the event has no such field or the address no place. */
    Optional<String> text(EventField field, AuditEvent event) {
        return known.computeIfAbsent(field.name(), name -> look(field, event));
    }

    private Optional<String> look(EventField field, AuditEvent event) {
        return Optional.ofNullable(field.text(event)).flatMap(places::of).map(GeoPoint::text);
    }
}
