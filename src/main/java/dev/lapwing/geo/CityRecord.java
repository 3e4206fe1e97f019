package dev.lapwing.geo;

import dev.lapwing.event.GeoPoint;
import java.util.Map;
import java.util.Optional;

/** What the file says of a network, of which one part is read: where it is. */
record CityRecord(Map<?, ?> entries) {
    /** The place, or empty where either of the degrees is missing, no number, or not on Earth. */
    Optional<GeoPoint> place() {
        return entries.get("location") instanceof Map<?, ?> location
                        && location.get("latitude") instanceof Number north
                        && location.get("longitude") instanceof Number east
                ? GeoPoint.at(north.doubleValue(), east.doubleValue())
                : Optional.empty();
    }
}
