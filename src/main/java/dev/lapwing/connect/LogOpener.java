package dev.lapwing.connect;

import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.pocketbase.api.ApiPages;
import dev.lapwing.connect.pocketbase.api.PasswordSession;
import dev.lapwing.connect.pocketbase.api.Session;
import dev.lapwing.connect.pocketbase.config.PocketBaseSettings;
import dev.lapwing.connect.pocketbase.sqlite.SqlitePages;
import dev.lapwing.connect.source.LogPages;
import java.time.Clock;
import java.util.Optional;

/** Opens a log in the mode that is set. */
final class LogOpener {
    private LogOpener() {}

    static LogPages open(PocketBaseSettings settings, Optional<ServerCalls> server, Clock clock) {
        return switch (settings.mode()) {
            case API -> new ApiPages(server.orElseThrow(), session(settings, server.orElseThrow(), clock));
            case SQLITE -> new SqlitePages(settings.file().orElseThrow());
        };
    }

    private static Session session(PocketBaseSettings settings, ServerCalls calls, Clock clock) {
        return settings.token()
                .map(Session::of)
                .orElseGet(() -> new PasswordSession(
                        calls,
                        clock,
                        settings.identity().orElseThrow(),
                        settings.password().orElseThrow()));
    }
}
