package dev.lapwing.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lapwing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ordinary people and machines do on the fifth day of a log, with nothing named as ordinary: none of it is told above low. Beside
 * each stands what a thief would do who looks like them.
 */
class HarmlessDaysTest {
    private static final Instant MONDAY = Instant.parse("2026-11-09T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAPTOP = "Mozilla/5.0 (Macintosh) Safari/605";
    private static final String OFFICE = "198.51.100.10";
    private static final String HOTEL = "203.0.113.77";
    private static final String ANN = "annannannannann";
    private static final String CI = "cicicicicicicic";
    private static final int FRIDAY = 4;

    private final List<String> rows = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void fourOrdinaryDays() {
        for (int day = 0; day < FRIDAY; day++) {
            for (int hour = 8; hour < 17; hour++) {
                superuser(day, hour * 60, OFFICE, ANN, LAPTOP, "GET", "/api/collections?page=1&perPage=1000");
                superuser(day, hour * 60 + 1, OFFICE, ANN, LAPTOP, "GET", "/api/collections/posts/records?perPage=40");
                signIn(day, hour * 60 + 2, OFFICE, LAPTOP, true);
            }
            deploy(day, "192.0.2." + (40 + day % 3));
        }
    }

    @Test
    void aTravellerWithTheOwnLaptop() throws IOException {
        superuser(FRIDAY, 600, HOTEL, ANN, LAPTOP, "GET", "/api/collections?page=1&perPage=1000");
        superuser(FRIDAY, 605, HOTEL, ANN, LAPTOP, "GET", "/api/collections/posts/records?perPage=40");

        assertThat(told()).containsExactly("Low pocketbase-superuser-new-address");
    }

    @Test
    void aThiefWithAClientOfTheirOwn() throws IOException {
        superuser(FRIDAY, 600, HOTEL, ANN, "python-requests/2.32", "GET", "/api/collections/posts/records?perPage=40");

        assertThat(told()).containsExactly("Low pocketbase-superuser-new-address", "Medium pocketbase-superuser-away");
    }

    @Test
    void aThiefWhoReadsHundredsOfRecordsAtOnce() throws IOException {
        superuser(FRIDAY, 600, HOTEL, ANN, LAPTOP, "GET", "/api/collections?page=1&perPage=1000");
        superuser(FRIDAY, 640, HOTEL, ANN, LAPTOP, "GET", "/api/collections/users/records?perPage=500");

        assertThat(told()).containsExactly("Low pocketbase-superuser-new-address", "Medium pocketbase-superuser-away");
    }

    @Test
    void aTravellerAndAColleagueAtTheOfficeWhoIsTheSamePersonAnHourLater() throws IOException {
        superuser(FRIDAY, 600, HOTEL, ANN, LAPTOP, "GET", "/api/collections?page=1&perPage=1000");
        superuser(FRIDAY, 670, OFFICE, ANN, LAPTOP, "GET", "/api/collections/users/records?perPage=500");

        assertThat(told()).containsExactly("Low pocketbase-superuser-new-address");
    }

    @Test
    void aDeployAtNightFromAnAddressThatNobodyKnows() throws IOException {
        deploy(FRIDAY, "192.0.2.66");

        assertThat(told()).containsExactly("Low pocketbase-superuser-new-address");
    }

    @Test
    void aTabletAtTheCounterThatHalfTheStaffSignsInOn() throws IOException {
        for (int i = 0; i < 40; i++) {
            signIn(FRIDAY, 480 + i * 10, OFFICE, "Mozilla/5.0 (iPad)", i % 4 != 0);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void aMailingThatBringsHundredsOfSignInsOneInTenMistyped() throws IOException {
        for (int i = 0; i < 400; i++) {
            String address = "100.64.%d.%d".formatted(i / 200, i % 200);
            if (i % 10 == 0) {
                signIn(FRIDAY, 600 + i / 10, address, LAPTOP + i % 37, false);
            }
            signIn(FRIDAY, 601 + i / 10, address, LAPTOP + i % 37, true);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void anExportByTheOwnerOfTheRecords() throws IOException {
        for (int page = 1; page <= 4; page++) {
            row(
                    FRIDAY,
                    600,
                    OFFICE,
                    "users",
                    "userusernumber1",
                    LAPTOP,
                    "GET",
                    "/api/collections/orders/records?page=%d&perPage=500".formatted(page),
                    200);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void aNamedTravellerIsNotToldAtAllButAThiefWithTheirTokenIs() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "ordinary: {people: [" + ANN + "]}\n");
        superuser(FRIDAY, 600, HOTEL, ANN, LAPTOP, "GET", "/api/collections?page=1&perPage=1000");
        assertThat(told()).isEmpty();

        superuser(FRIDAY, 610, HOTEL, ANN, LAPTOP, "GET", "/api/collections/users/records?perPage=500");

        assertThat(told()).containsExactly("Medium pocketbase-superuser-away");
    }

    @Test
    void aSuperuserWhoAlwaysWorksFromTheNamedOfficeIsKnownWhenAThiefComes() throws IOException {
        Files.writeString(folder.resolve("lapwing.yml"), "ordinary: {networks: [198.51.100.0/24]}\n");
        superuser(FRIDAY, 600, HOTEL, ANN, "python-requests/2.32", "GET", "/api/collections/posts/records?perPage=40");

        assertThat(told()).containsExactly("Low pocketbase-superuser-new-address", "Medium pocketbase-superuser-away");
    }

    private void deploy(int day, String address) {
        superuser(day, 130, address, CI, "node", "GET", "/api/collections?page=1&perPage=1000");
        superuser(day, 131, address, CI, "node", "PATCH", "/api/collections/posts");
    }

    private void superuser(int day, int minute, String address, String who, String agent, String method, String url) {
        row(day, minute, address, "_superusers", who, agent, method, url, 200);
    }

    private void signIn(int day, int minute, String address, String agent, boolean right) {
        row(
                day,
                minute,
                address,
                "",
                "",
                agent,
                "POST",
                "/api/collections/users/auth-with-password",
                right ? 200 : 400);
    }

    private void row(
            int day,
            int minute,
            String address,
            String auth,
            String who,
            String agent,
            String method,
            String url,
            int status) {
        String refused =
                status == 200 ? "" : "\"details\":\"invalid login credentials\",\"error\":\"Failed to authenticate.\",";
        String id = who.isEmpty() ? "" : "\"authId\":\"" + who + "\",";
        String time = MONDAY.plus(Duration.ofDays(day))
                .plus(Duration.ofMinutes(minute))
                .plusMillis(rows.size())
                .toString()
                .replace('T', ' ');
        rows.add(
                ("{\"id\":\"row%012d\",\"created\":\"%s\",\"data\":{\"auth\":\"%s\",%s%s\"method\":\"%s\",\"referer\":\"\","
                                + "\"remoteIP\":\"127.0.0.1\",\"status\":%d,\"type\":\"request\",\"url\":\"%s\",\"userAgent\":\"%s\","
                                + "\"userIP\":\"%s\"},\"message\":\"%s %s\",\"level\":%d}")
                        .formatted(
                                rows.size(),
                                time.length() == 20 ? time.replace("Z", ".000Z") : time,
                                auth,
                                id,
                                refused,
                                method,
                                status,
                                url,
                                agent,
                                address,
                                method,
                                url,
                                status == 200 ? 0 : 8));
    }

    /** The level and the rule of each alert, each once. */
    private Set<String> told() throws IOException {
        Path log = folder.resolve("rows.ndjson");
        Path alerts = folder.resolve("alerts.ndjson");
        Files.write(log, rows);
        Terminal run = Terminal.run(folder, Map.of(), "replay", "--alerts", alerts.toString(), log.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(rows.size() + " accepted");
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(alerts)) {
            JsonNode finding = JSON.readTree(line);
            told.add(finding.path("severity").asText() + " "
                    + finding.at("/finding_info/analytic/name").asText());
        }
        return told;
    }
}
