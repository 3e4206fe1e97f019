package dev.lapwing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPointTest {
    private static final GeoPoint BERLIN = new GeoPoint(52.52, 13.405);
    private static final GeoPoint NEW_YORK = new GeoPoint(40.7128, -74.006);
    private static final double HALF_ROUND = Math.PI * 6371.0088;

    @Test
    void knowsHowFarBerlinIsFromNewYork() {
        assertThat(BERLIN.kilometresTo(NEW_YORK)).isCloseTo(6385, within(1.0));
    }

    @Test
    void isNoWayFromItself() {
        assertThat(BERLIN.kilometresTo(BERLIN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"90, 0, -90, 0", "0, 0, 0, 180", "52.52, 13.405, -52.52, -166.595", "0.0001, -90, -0.0001, 90"})
    void isHalfRoundFromTheOppositePoint(double north, double east, double otherNorth, double otherEast) {
        GeoPoint here = new GeoPoint(north, east);

        assertThat(here.kilometresTo(new GeoPoint(otherNorth, otherEast))).isCloseTo(HALF_ROUND, within(0.001));
    }

    @Test
    void crossesTheDateLineByTheShortWay() {
        assertThat(new GeoPoint(0, 179.5).kilometresTo(new GeoPoint(0, -179.5)))
                .isCloseTo(HALF_ROUND / 180, within(0.000001));
    }

    @Test
    void isInOnePlaceAtAPoleWhateverTheLongitude() {
        assertThat(new GeoPoint(90, 13).kilometresTo(new GeoPoint(90, -170))).isCloseTo(0, within(0.000001));
    }

    @Test
    void isAsFarThereAsBackAndNeverFartherThanHalfRound() {
        Random random = new Random(11);
        for (int round = 0; round < 10_000; round++) {
            GeoPoint one = somewhere(random);
            GeoPoint other = random.nextInt(10) == 0 ? opposite(one) : somewhere(random);

            assertThat(one.kilometresTo(other))
                    .as("round %s", round)
                    .isEqualTo(other.kilometresTo(one))
                    .isBetween(0.0, HALF_ROUND + 0.000001);
        }
    }

    @Test
    void writesFourDecimals() {
        assertThat(BERLIN.text()).isEqualTo("52.5200,13.4050");
        assertThat(new GeoPoint(-0.00001, -180).text()).isEqualTo("0.0000,-180.0000");
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(5);
        for (int round = 0; round < 10_000; round++) {
            GeoPoint place = somewhere(random);

            GeoPoint read = GeoPoint.parse(place.text()).orElseThrow();

            assertThat(read.text()).as("round %s", round).isEqualTo(place.text());
            assertThat(read.kilometresTo(place)).as("round %s", round).isLessThan(0.01);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "here",
                "52.5200",
                "52.5200,",
                "52.5200,13.4050,1.0000",
                "52.5200, 13.4050",
                "NaN,NaN",
                "52,13",
                "5e1,1e1",
                "+52.5200,13.4050",
                "90.0001,0.0000",
                "0.0000,180.0001",
                "999.0000,0.0000",
                "52.5200,13.4050\n"
            })
    void readsNothingElse(String text) {
        assertThat(GeoPoint.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -180.1", "NaN, 0", "0, NaN", "Infinity, 0", "0, -Infinity"})
    void isOnEarth(double north, double east) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(north, east));
        assertThat(GeoPoint.at(north, east)).isEmpty();
    }

    @Test
    void makesNoDifferenceBetweenTheTwoZeros() {
        assertThat(new GeoPoint(-0.0, -0.0)).isEqualTo(new GeoPoint(0, 0));
    }

    private static GeoPoint somewhere(Random random) {
        return new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
    }

    private static GeoPoint opposite(GeoPoint place) {
        double east = place.longitude();
        return new GeoPoint(-place.latitude(), east > 0 ? east - 180 : east + 180);
    }
}
