package dev.lapwing.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lapwing.event.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoDatabaseTest {
    private static final GeoPoint BERLIN = new GeoPoint(52.52, 13.405);
    private static final GeoPoint TOKYO = new GeoPoint(35.6895, 139.6917);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0", "192.0.2.77", "192.0.2.255", "::ffff:192.0.2.77"})
    void findsAnIpv4AddressInItsNetwork(String address) {
        assertThat(open(cities()).of(address)).contains(BERLIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:1::", "2001:db8:1:2:3:4:5:6", "2001:DB8:1::1"})
    void findsAnIpv6AddressInItsNetwork(String address) {
        assertThat(open(cities()).of(address)).contains(TOKYO);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.3.0, a network that the file does not have",
        "2001:db8:2::1, a network that the file does not have",
        "203.0.113.1, a network without location",
        "198.51.100.1, a location without degrees",
        "198.51.100.129, degrees that are not on Earth"
    })
    void findsNoPlaceWhereTheFileHasNone(String address, String why) {
        assertThat(open(cities()).of(address)).as(why).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2", "192.0.2.256", "unknown", "host.example", "192.0.2.1:443"})
    void findsNoPlaceOfWhatIsNoAddress(String text) {
        assertThat(open(cities()).of(text)).isEmpty();
    }

    @Test
    void findsNoIpv6AddressInAFileOfIpv4Networks() {
        GeoDatabase fours = open(MmdbWriter.ofFours("City").putCity("192.0.2.0/24", 52.52, 13.405));

        assertThat(fours.of("192.0.2.1")).contains(BERLIN);
        assertThat(fours.of("c000:201::1"))
                .as("begins with the bits of 192.0.2.1")
                .isEmpty();
    }

    @Test
    void readsDegreesOfAnyKindOfNumber() {
        GeoDatabase database = open(MmdbWriter.of("City")
                .put("192.0.2.0/24", Map.of("location", Map.of("latitude", 52.5f, "longitude", 13))));

        assertThat(database.of("192.0.2.1")).contains(new GeoPoint(52.5, 13));
    }

    @Test
    void tellsWhatTheFileIs() {
        assertThat(open(cities()))
                .extracting(GeoDatabase::type, GeoDatabase::built)
                .containsExactly("Test-City", MmdbWriter.BUILT);
    }

    @Test
    void refusesAFileWithoutAnyLocation() {
        assertRefused(
                MmdbWriter.of("Test-Country")
                        .put("192.0.2.0/24", Map.of("country", Map.of("iso_code", "DE")))
                        .bytes(),
                "Test-Country has no location.latitude and location.longitude in its first 1000 networks");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path file = folder.resolve("gone.mmdb");

        assertThatExceptionOfType(GeoDatabaseUnreadable.class)
                .isThrownBy(() -> GeoDatabase.open(file))
                .withMessage("The places of addresses in " + file + " cannot be used: there is no such file.");
    }

    @Test
    void refusesGarbage() {
        byte[] garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);

        assertRefused(garbage, "it is no database in MaxMind's format, or a broken one");
        assertRefused(new byte[0], "it is no database in MaxMind's format, or a broken one");
        assertRefused("country,city\n".getBytes(StandardCharsets.UTF_8), "it is no database in MaxMind's format");
    }

    @Test
    void refusesAFileThatBreaksOff() {
        byte[] whole = cities().bytes();
        for (int length = 0; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length), "it is no database in MaxMind's format, or a broken one");
        }
    }

    @Test
    void failsByNameWhateverBytesAreWrong() {
        byte[] whole = cities().bytes();
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(outcome(broken)).as("round %s", round).isIn("refused", "opened");
        }
    }

    private static MmdbWriter cities() {
        return MmdbWriter.of("Test-City")
                .putCity("192.0.2.0/24", BERLIN.latitude(), BERLIN.longitude())
                .put("198.51.100.0/25", Map.of("location", Map.of("accuracy_radius", 100, "latitude", 1.0)))
                .putCity("198.51.100.128/25", 91, 0)
                .put("203.0.113.0/24", Map.of("country", Map.of("iso_code", "DE")))
                .putCity("2001:db8:1::/48", TOKYO.latitude(), TOKYO.longitude());
    }

    private String outcome(byte[] bytes) {
        try {
            GeoDatabase database = GeoDatabase.open(file(bytes));
            List.of("192.0.2.1", "198.51.100.1", "198.51.100.129", "203.0.113.1", "2001:db8:1::1")
                    .forEach(database::of);
            return "opened";
        } catch (GeoDatabaseUnreadable e) {
            return "refused";
        }
    }

    private void assertRefused(byte[] bytes, String problem) {
        Path file = file(bytes);

        assertThatExceptionOfType(GeoDatabaseUnreadable.class)
                .isThrownBy(() -> GeoDatabase.open(file))
                .withMessageStartingWith("The places of addresses in " + file + " cannot be used: " + problem);
    }

    private GeoDatabase open(MmdbWriter writer) {
        return GeoDatabase.open(file(writer.bytes()));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("places.mmdb"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
