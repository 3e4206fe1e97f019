package dev.lapwing.connect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/** Opens a log in the mode that is set. */
final class LogSource {
    private LogSource() {}

    static LogPages open(PocketBaseSettings settings, Optional<ServerCalls> server, Clock clock) {
        return switch (settings.mode()) {
            case API -> new ApiPages(server.orElseThrow(), session(settings, server.orElseThrow(), clock));
            case SQLITE -> database(settings.file().orElseThrow());
        };
    }

    /** The one place where mode sqlite is made. */
    private static LogPages database(Path auxiliaryDb) {
        throw new ConnectException("mode sqlite is not part of this build, so that " + auxiliaryDb + " cannot be read");
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
