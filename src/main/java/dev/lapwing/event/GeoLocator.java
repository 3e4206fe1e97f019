package dev.lapwing.event;

import java.util.Optional;

/** Tells where an address is. The same address has the same place for as long as the process lives. */
@FunctionalInterface
public interface GeoLocator {
    /** Knows no place. */
    GeoLocator NONE = address -> Optional.empty();

    /** The place of an address, or empty where none is known or the text is no address. */
    Optional<GeoPoint> of(String address);
}
