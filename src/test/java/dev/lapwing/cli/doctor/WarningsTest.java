package dev.lapwing.cli.doctor;

import static dev.lapwing.cli.doctor.Patient.labelled;
import static dev.lapwing.cli.doctor.Patient.logs;
import static dev.lapwing.cli.doctor.Patient.poll;
import static dev.lapwing.cli.doctor.Patient.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fools rules is told, and what is in order is not. */
class WarningsTest {
    private static final String ROW = "{\"id\":\"%s\",\"created\":\"2026-11-10 10:00:00.000Z\",\"level\":%d,"
            + "\"message\":\"\",\"data\":{\"type\":\"request\",\"method\":\"%s\",\"url\":\"%s\",\"status\":%d,%s"
            + "\"auth\":\"\",\"execTime\":1,\"referer\":\"\",\"userAgent\":\"agent %s\",\"userIP\":\"%s\","
            + "\"remoteIP\":\"%s\"}}";

    private static final String GOOD_POLL =
            poll(logs("", "") + "\"settings\":{\"rateLimits\":{\"enabled\":true},\"trustedProxy\":{\"headers\":[],"
                    + "\"useLeftmostIP\":false}},\"serverTime\":\"2026-11-22T14:10:08Z\",");

    @Test
    void saysNothingOfARealLogBehindAProxyThatNamesItsClients() {
        assertThat(shop().rows(labelled("portal", 5_000)).polls(GOOD_POLL).warnings())
                .isEmpty();
    }

    @Test
    void tellsThatNobodyPolls() {
        assertThat(shop().rows(labelled("portal", 200)).warnings())
                .singleElement()
                .asString()
                .startsWith("There are no polls");
    }

    @Test
    void tellsThatEverybodyHasTheAddressOfOneProxy() {
        List<String> rows = requests(200, "10.0.0.1", "10.0.0.1", 20);

        assertThat(shop().rows(rows).polls(GOOD_POLL).warnings())
                .singleElement()
                .asString()
                .startsWith("Everybody has one address: 100 % of the requests come from 10.0.0.1,");
    }

    @Test
    void takesOneProgramWithOneAddressForAClient() {
        assertThat(shop().rows(requests(200, "10.0.0.1", "10.0.0.1", 1))
                        .polls(GOOD_POLL)
                        .warnings())
                .isEmpty();
    }

    @Test
    void takesAProxyThatNamesItsClientsForOne() {
        assertThat(shop().rows(requests(200, "10.0.0.1", "203.0.113.%d", 20))
                        .polls(GOOD_POLL)
                        .warnings())
                .isEmpty();
    }

    @Test
    void tellsThatAnybodyMayNameClients() {
        List<String> rows = requests(200, "198.51.100.%d", "203.0.113.7", 20);

        assertThat(shop().rows(rows).polls(GOOD_POLL).warnings())
                .singleElement()
                .asString()
                .startsWith("Client addresses may be false:")
                .contains("at least 50 different peers");
    }

    @Test
    void tellsThatAHeaderIsBelievedOfWhoeverConnects() {
        List<String> rows = requests(20, "198.51.100.%d", "198.51.100.%d", 20);

        assertThat(shop().rows(rows)
                        .polls(GOOD_POLL.replace("\"headers\":[]", "\"headers\":[\"X-Forwarded-For\"]"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("Client addresses may be false:");
        assertThat(shop().rows(rows).polls(GOOD_POLL).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"useLeftmostIP\":false', '\"useLeftmostIP\":true', trustedProxy.useLeftmostIP is on",
        "'\"enabled\":true', '\"enabled\":false', Rate limits are off",
        "'\"minLevel\":0', '\"minLevel\":8', logs.minLevel is 8",
        "'\"maxDays\":5', '\"maxDays\":0', logs.maxDays is 0",
        "14:10:08, 14:12:08, The clock of PocketBase and that of the connector are 2m1s apart",
        "14:10:08, 14:08:07, The clock of PocketBase and that of the connector are 2m apart",
    })
    void tellsOfSettingsAndClocksThatPollsSaw(String from, String to, String warning) {
        String poll = GOOD_POLL.replace(from, to);

        assertThat(poll).isNotEqualTo(GOOD_POLL);
        assertThat(shop().polls(poll).warnings()).singleElement().asString().startsWith(warning);
    }

    @Test
    void tellsThatRowsWereHeldBack() {
        String slow = GOOD_POLL.replace(
                "\"settings\"",
                "\"probes\":[{\"nonce\":\"a\",\"sent\":\"2026-11-22T14:01:00Z\",\"seen\":true}],\"settings\"");

        assertThat(shop().polls(slow).warnings())
                .singleElement()
                .asString()
                .startsWith("PocketBase held a row back for 9m7s");
    }

    @Test
    void tellsOfLoginsInWordsOfTheApplicationsOwn() {
        List<String> rows = IntStream.range(0, 40)
                .mapToObj(i -> row(
                        i,
                        8,
                        "POST",
                        "/api/collections/users/auth-with-password",
                        400,
                        "\"error\":\"Falsches Passwort.\",\"details\":null,",
                        "10.0.0." + i,
                        "10.0.0." + i))
                .toList();

        assertThat(shop().rows(rows).polls(GOOD_POLL).warnings())
                .singleElement()
                .asString()
                .startsWith("40 of 40 refused logins have words that are not PocketBase's");
    }

    @Test
    void tellsOfRowsThatWereCut() {
        String cut = row(1, 0, "GET", "/api/health", 200, "\"__pb_truncated__\":true,", "10.0.0.1", "10.0.0.1");

        assertThat(shop().rows(cut).polls(GOOD_POLL).warnings())
                .singleElement()
                .asString()
                .startsWith("1 row had to be cut");
    }

    @Test
    void tellsOfRowsThatCannotBeRead() {
        assertThat(shop().rows("{}").polls(GOOD_POLL).warnings())
                .singleElement()
                .asString()
                .startsWith("1 row cannot be read");
    }

    @Test
    void tellsOfRowsFromTheFuture() {
        RowReading pocketbase = RowReading.of(RowFormat.POCKETBASE);
        List<String> rows = requests(3, "10.0.0.1", "10.0.0.1", 1);
        long written = Instant.parse("2026-11-10T10:00:00Z").toEpochMilli();

        assertThat(shop().take(pocketbase, rows, written - 61_000)
                        .polls(GOOD_POLL)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("3 rows have a time after their arrival");
        assertThat(shop().take(pocketbase, rows, written - 60_000)
                        .polls(GOOD_POLL)
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"settings\":{\"rateLimits\":7,\"trustedProxy\":[]},", "\"settings\":null,"})
    void saysNothingOfSettingsThatNobodyRead(String settings) {
        assertThat(shop().polls(poll(settings)).warnings()).isEmpty();
    }

    @Test
    void findsWhatIsFrequentAmongManyOtherTexts() {
        Tally tally = new Tally();
        for (int i = 0; i < 100_000; i++) {
            tally.count(i % 20 == 0 ? "other " + i : "one");
        }

        assertThat(tally.top()).hasValueSatisfying(top -> {
            assertThat(top.getKey()).isEqualTo("one");
            assertThat(top.getValue()).isBetween(95_000L - 100_000 / Tally.MOST, 95_000L);
        });
        assertThat(tally.all()).isEqualTo(100_000);
    }

    private static List<String> requests(int count, String peer, String client, int agents) {
        return IntStream.range(0, count)
                .mapToObj(i -> ROW.formatted(
                        "r" + i,
                        0,
                        "GET",
                        "/api/health",
                        200,
                        "",
                        i % agents,
                        client.formatted(i % 250),
                        peer.formatted(i % 250)))
                .toList();
    }

    private static String row(
            int number, int level, String method, String url, int status, String more, String peer, String client) {
        return ROW.formatted("r" + number, level, method, url, status, more, number, client, peer);
    }
}
