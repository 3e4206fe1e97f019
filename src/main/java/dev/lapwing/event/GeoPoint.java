package dev.lapwing.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point on Earth, in degrees north and east.
 *
 * <p>Distances are along the great circle, by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and
 * Telescope 68(2), 1984, p. 159), on a sphere with the mean radius R1 of the ellipsoid GRS 80, which the IUGG adopted
 * (H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74(1), 2000). The sphere is wrong by half a
 * percent at most, far less than a database knows of an address.
 */
public record GeoPoint(double latitude, double longitude) {
    private static final double MEAN_RADIUS_KM = 6371.0088;
    private static final double MOST_NORTH = 90;
    private static final double MOST_EAST = 180;
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,2}\\.\\d{4}),(-?\\d{1,3}\\.\\d{4})");

    /** Negative zero becomes zero, so that equal places have equal texts. */
    public GeoPoint {
        if (!isOnEarth(latitude, longitude)) {
            throw new IllegalArgumentException("no place on Earth: " + latitude + ", " + longitude);
        }
        latitude += 0.0;
        longitude += 0.0;
    }

    /** The place at these degrees, or empty where they are none. */
    public static Optional<GeoPoint> at(double latitude, double longitude) {
        return isOnEarth(latitude, longitude) ? Optional.of(new GeoPoint(latitude, longitude)) : Optional.empty();
    }

    /** The place that {@link #text()} wrote, or empty for any other text. */
    public static Optional<GeoPoint> parse(String text) {
        Matcher degrees = TEXT.matcher(text);
        return degrees.matches()
                ? at(Double.parseDouble(degrees.group(1)), Double.parseDouble(degrees.group(2)))
                : Optional.empty();
    }

    /** Latitude and longitude with four decimals, which is eleven metres: {@code 52.5200,13.4050}. */
    public String text() {
        return decimals(latitude) + "," + decimals(longitude);
    }

    /** How far it is to another place; the same on every machine to the last bit. */
    public double kilometresTo(GeoPoint other) {
        double north = StrictMath.toRadians(latitude);
        double otherNorth = StrictMath.toRadians(other.latitude);
        double east = StrictMath.toRadians(other.longitude - longitude);
        double haversine =
                haversine(otherNorth - north) + StrictMath.cos(north) * StrictMath.cos(otherNorth) * haversine(east);
        // Rounding can lift the value of two antipodes above one, which has no arcsine.
        return 2 * MEAN_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, haversine)));
    }

    private static double haversine(double angle) {
        double sine = StrictMath.sin(angle / 2);
        return sine * sine;
    }

    /** False for what is no number, too. */
    private static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= MOST_NORTH && Math.abs(longitude) <= MOST_EAST;
    }

    private static String decimals(double degrees) {
        String text = String.format(Locale.ROOT, "%.4f", degrees);
        return text.equals("-0.0000") ? "0.0000" : text;
    }
}
