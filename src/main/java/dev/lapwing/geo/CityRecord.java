package dev.lapwing.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import dev.lapwing.event.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one part of a network's entry that is read: where it is. */
record CityRecord(@Nullable Location location) {
    @MaxMindDbConstructor
    CityRecord(@MaxMindDbParameter(name = "location") @Nullable Location location) {
        this.location = location;
    }

    /** The degrees as the file has them; either may be missing. */
    record Location(@Nullable Double latitude, @Nullable Double longitude) {
        @MaxMindDbConstructor
        Location(
                @MaxMindDbParameter(name = "latitude") @Nullable Double latitude,
                @MaxMindDbParameter(name = "longitude") @Nullable Double longitude) {
            this.latitude = latitude;
            this.longitude = longitude;
        }
    }

    Optional<Place> place() {
        Location found = location;
        if (found == null) {
            return Optional.empty();
        }
        Double north = found.latitude();
        Double east = found.longitude();
        return north == null || east == null ? Optional.empty() : Place.at(north, east);
    }
}
