package dev.lapwing.connect;

import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.pocketbase.api.ApiPages;
import dev.lapwing.connect.pocketbase.api.PasswordSession;
import dev.lapwing.connect.pocketbase.api.PocketBaseServer;
import dev.lapwing.connect.pocketbase.api.Session;
import dev.lapwing.connect.source.LogUnreadable;
import java.time.Clock;
import java.time.Duration;

/** The settings and collections of a PocketBase, as JSON, as its API shows them to a superuser now. */
public record PocketBaseLook(String settings, String collections) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** One look with a superuser's token. */
    public static PocketBaseLook withToken(String url, String token) throws LogUnreadable {
        try (ServerCalls calls = PocketBaseServer.calls(url, TIMEOUT)) {
            return look(calls, Session.of(token));
        }
    }

    /** One look with a superuser's password. */
    public static PocketBaseLook withPassword(String url, String identity, String password, Clock clock)
            throws LogUnreadable {
        try (ServerCalls calls = PocketBaseServer.calls(url, TIMEOUT)) {
            return look(calls, new PasswordSession(calls, clock, identity, password));
        }
    }

    private static PocketBaseLook look(ServerCalls calls, Session session) throws LogUnreadable {
        ApiPages pages = new ApiPages(calls, session);
        String settings = pages.settings().orElseThrow();
        return new PocketBaseLook(
                settings, "[" + String.join(",", pages.collections().orElseThrow()) + "]");
    }

    /** Hides what was seen. */
    @Override
    public String toString() {
        return "a look at a PocketBase";
    }
}
