package dev.lapwing.connect.pocketbase.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.pocketbase.log.FakePocketBase;
import dev.lapwing.connect.source.LogRow;
import dev.lapwing.connect.source.LogUnreadable;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPagesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final FakePocketBase server = new FakePocketBase();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsRowsNewestFirstAsTheyAreWritten() throws Exception {
        List<LogRow> rows = server.add(3);

        assertThat(pages(server.token()).newest(1, 2)).containsExactly(rows.get(2), rows.get(1));
    }

    @Test
    void readsRowsSinceATimeOldestFirst() throws Exception {
        List<LogRow> rows = server.add(5);

        assertThat(pages(server.token()).since(rows.get(2).created(), 1, 2)).containsExactly(rows.get(2), rows.get(3));
    }

    @Test
    void asksForTheWholeLogWhereATimeIsNone() throws Exception {
        List<LogRow> rows = server.add(2);

        assertThat(pages(server.token()).since("x\" || id != \"", 1, 10)).isEqualTo(rows);
    }

    @Tag("long")
    @Test
    void readsAPageThatIsTooLongInParts() throws Exception {
        List<LogRow> rows = server.add(10);
        server.padding = 10 << 20;

        assertThat(pages(server.token()).since("", 1, 10)).isEqualTo(rows);
    }

    @Test
    void tellsTheServersClock() throws Exception {
        ApiPages pages = pages(server.token());
        pages.newest(1, 1);

        assertThat(pages.facts().serverTime())
                .hasValueSatisfying(time -> assertThat(time)
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1)));
    }

    @Test
    void readsHoursSettingsAndCollections() throws Exception {
        server.add(4);
        ApiPages pages = pages(server.token());

        assertThat(pages.hours()).isEqualTo(Map.of("2026-08-20 09", 4L));
        assertThat(pages.settings()).hasValue(server.settings);
        assertThat(pages.collections())
                .hasValue(List.of("{\"id\":\"_pb_users_auth_\",\"name\":\"users\",\"type\":\"auth\"}"));
    }

    @Tag("long")
    @Test
    void tooLongAnAnswerKeepsNothingElseFromBeingRead() throws Exception {
        String padding = "\"a\":\"" + "x".repeat(64 << 20) + "\"";
        server.collection = "{\"name\":\"users\"," + padding + "}";
        server.settings = "{" + padding + "}";
        ApiPages pages = pages(server.token());

        assertThat(pages.collections()).hasValue(List.of("{\"leftOut\":true}"));
        assertThat(pages.settings()).hasValue("");
    }

    @Test
    void saysThatATokenIsNotAcceptedAnyMore() {
        assertRefused(pages("ended"), 401, true, "PocketBase does not accept the token");
    }

    @Test
    void saysThatATokenIsNotASuperusers() {
        server.userTokens.add("user");

        assertRefused(pages("user"), 403, true, "not one of a superuser");
    }

    @Test
    void saysThatItsAddressIsNotAllowed() {
        server.otherAddress = true;

        assertRefused(pages(server.token()), 403, true, "superuserIPs");
    }

    @ParameterizedTest
    @CsvSource({
        "404, true, no PocketBase of version 0.23 or newer",
        "301, true, redirect",
        "429, false, rate limit",
        "400, false, status 400",
        "502, false, status 502"
    })
    void saysWhatAStatusMeans(int status, boolean permanent, String words) {
        server.failing.put("/api/logs", status);

        assertRefused(pages(server.token()), status, permanent, words);
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ServerCalls calls = PocketBaseServer.calls("http://127.0.0.1:" + port, TIMEOUT);

        assertRefused(new ApiPages(calls, Session.of("t")), 0, false, "connection refused");
    }

    @Test
    void saysThatAnAnswerIsLate() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            ServerCalls calls =
                    PocketBaseServer.calls("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(150));

            assertRefused(new ApiPages(calls, Session.of("t")), 0, false, "no answer within 150 ms");
        }
    }

    @Test
    void logsInAnewWhenItsTokenIsNotAcceptedAnyMore() throws Exception {
        List<LogRow> rows = server.add(1);
        ServerCalls calls = calls();
        ApiPages pages = new ApiPages(calls, session(calls));
        pages.newest(1, 10);
        server.tokens.clear();

        assertThat(pages.newest(1, 10)).isEqualTo(rows);
    }

    @Test
    void endsACallWhenItIsClosed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            ServerCalls calls = PocketBaseServer.calls("http://127.0.0.1:" + silent.getLocalPort(), TIMEOUT);
            calls.close();

            assertRefused(new ApiPages(calls, Session.of("t")), 0, false, "being stopped");
        }
    }

    private static void assertRefused(ApiPages pages, int status, boolean permanent, String words) {
        assertThatThrownBy(() -> pages.newest(1, 10))
                .isInstanceOfSatisfying(LogUnreadable.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.isPermanent()).isEqualTo(permanent);
                })
                .hasMessageContaining(words);
    }

    private PasswordSession session(ServerCalls calls) {
        return new PasswordSession(calls, Clock.systemUTC(), FakePocketBase.IDENTITY, FakePocketBase.PASSWORD);
    }

    private ServerCalls calls() {
        return PocketBaseServer.calls(server.url() + "/", TIMEOUT);
    }

    private ApiPages pages(String token) {
        return new ApiPages(calls(), Session.of(token));
    }
}
