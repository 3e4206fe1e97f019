package dev.lapwing.connect.pocketbase.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lapwing.connect.MovableClock;
import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.pocketbase.log.FakePocketBase;
import dev.lapwing.connect.source.LogUnreadable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordSessionTest {
    private static final String REFRESH = "/api/collections/_superusers/auth-refresh";

    private final FakePocketBase server = new FakePocketBase();
    private final MovableClock clock = new MovableClock(Instant.now());
    private final ServerCalls calls = PocketBaseServer.calls(server.url(), Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void logsInOnce() throws Exception {
        PasswordSession session = session(FakePocketBase.PASSWORD);

        assertThat(session.token()).isEqualTo(session.token()).isIn(server.tokens);
        assertThat(server.calls).hasSize(1);
    }

    @Test
    void renewsItsTokenAtHalfOfItsLife() throws Exception {
        PasswordSession session = session(FakePocketBase.PASSWORD);
        String first = session.token();
        clock.move(Duration.ofHours(11));
        String young = session.token();
        clock.move(Duration.ofMinutes(61));
        String renewed = session.token();

        assertThat(young).isEqualTo(first);
        assertThat(renewed).isNotEqualTo(first).isIn(server.tokens);
        assertThat(server.calls).last().isEqualTo("POST " + REFRESH);
    }

    @Test
    void keepsItsTokenWhileRenewalFailsForNow() throws Exception {
        PasswordSession session = session(FakePocketBase.PASSWORD);
        String first = session.token();
        clock.move(Duration.ofHours(13));
        server.failing.put(REFRESH, 503);

        assertThat(session.token()).isEqualTo(first);
        assertThat(session.token()).isEqualTo(first);
        assertThat(server.calls).as("the second one waits a minute").hasSize(2);
    }

    @Test
    void logsInAnewWhereRenewalIsRefused() throws Exception {
        PasswordSession session = session(FakePocketBase.PASSWORD);
        String first = session.token();
        clock.move(Duration.ofHours(13));
        server.tokens.clear();

        assertThat(session.token()).isNotEqualTo(first).isIn(server.tokens);
    }

    @Test
    void saysThatThePasswordIsWrongAndDoesNotShowIt() {
        assertThatThrownBy(() -> session("planted-wrong-secret1").token())
                .isInstanceOfSatisfying(LogUnreadable.class, e -> {
                    assertThat(e.isPermanent()).isTrue();
                    assertThat(e.status()).isEqualTo(400);
                })
                .hasMessage("PocketBase refuses the login: identity or password is wrong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"mfaId\":\"abc\"} | true | second factor (MFA)",
                "403 | {\"message\":\"The collection is not configured to allow password authentication.\"} | true | one-time",
                "403 | {\"message\":\"The request doesn't satisfy the collection requirements to authenticate.\"} | true | rule",
                "403 | {\"message\":\"You are not allowed to perform this request.\"} | true | superuserIPs",
                "404 | {\"message\":\"Missing collection context.\"} | true | no PocketBase",
                "429 | {\"message\":\"Too Many Requests.\"} | false | rate limit",
                "500 | oops | false | status 500"
            })
    void saysWhyALoginIsRefused(int status, String answer, boolean permanent, String words) {
        server.loginStatus = status;
        server.loginAnswer = answer;

        assertThatThrownBy(() -> session(FakePocketBase.PASSWORD).token())
                .isInstanceOfSatisfying(
                        LogUnreadable.class, e -> assertThat(e.isPermanent()).isEqualTo(permanent))
                .hasMessageContaining(words);
    }

    @Test
    void takesNoAnswerWithoutATokenForALogin() {
        server.loginStatus = 200;
        server.failing.put("/api/collections/_superusers/auth-with-password", 200);

        assertThatThrownBy(() -> session(FakePocketBase.PASSWORD).token()).hasMessageContaining("no PocketBase");
    }

    private PasswordSession session(String password) {
        return new PasswordSession(calls, clock, FakePocketBase.IDENTITY, password);
    }
}
