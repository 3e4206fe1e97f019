package dev.lapwing.connect.pocketbase.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lapwing.connect.config.KeyChecks;
import dev.lapwing.connect.http.Answer;
import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.pocketbase.config.Tokens;
import dev.lapwing.connect.source.LogUnreadable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Logs in with a password, renews the token at half of its life, and logs in anew where that is refused. Each login and
 * each renewal is a row of the log.
 */
public final class PasswordSession implements Session {
    private static final String COLLECTION = "/api/collections/_superusers/";
    private static final Duration RETRY = Duration.ofMinutes(1);
    /** PocketBase's own default; half of it where a token does not say when it ends. */
    private static final Duration LIFE = Duration.ofDays(1);

    private final ServerCalls calls;
    private final Clock clock;
    private final String credentials;
    private String token = "";
    private Instant renewal = Instant.MIN;

    public PasswordSession(ServerCalls calls, Clock clock, String identity, String password) {
        this.calls = calls;
        this.clock = clock;
        this.credentials = json(identity, password);
    }

    @Override
    public String token() throws LogUnreadable {
        if (token.isEmpty()) {
            logIn();
        } else if (!clock.instant().isBefore(renewal)) {
            renew();
        }
        return token;
    }

    @Override
    public boolean renewed() throws LogUnreadable {
        token = "";
        logIn();
        return true;
    }

    private void logIn() throws LogUnreadable {
        Answer answer = calls.post(COLLECTION + "auth-with-password", Map.of(), credentials);
        if (answer.status() != 200 || !accept(answer)) {
            throw ServerRefusal.ofLogin(answer);
        }
    }

    /** The old token is still good for half of its life: what passes by itself can wait. */
    private void renew() throws LogUnreadable {
        renewal = clock.instant().plus(RETRY);
        try {
            Answer answer = calls.post(COLLECTION + "auth-refresh", Session.header(token), "");
            boolean accepted = answer.status() == 200 && accept(answer);
            if (!accepted && !ServerRefusal.passes(answer.status())) {
                logIn();
            }
        } catch (LogUnreadable e) {
            if (e.isPermanent()) {
                throw e;
            }
        }
    }

    private boolean accept(Answer answer) {
        Optional<String> given = answer.member("token").flatMap(JsonTokens::text);
        given.filter(KeyChecks::isToken).ifPresent(this::take);
        return given.filter(KeyChecks::isToken).isPresent();
    }

    private void take(String given) {
        Instant now = clock.instant();
        Duration life = Tokens.end(given)
                .map(end -> Duration.between(now, end))
                .filter(left -> !left.isNegative() && left.compareTo(LIFE.multipliedBy(366)) < 0)
                .orElse(LIFE);
        token = given;
        renewal = now.plus(life.dividedBy(2));
    }

    private static String json(String identity, String password) {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JsonTokens.FACTORY.createGenerator(json)) {
            out.writeStartObject();
            out.writeStringField("identity", identity);
            out.writeStringField("password", password);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return json.toString();
    }
}
