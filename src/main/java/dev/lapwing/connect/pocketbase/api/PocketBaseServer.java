package dev.lapwing.connect.pocketbase.api;

import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.report.Probes;
import dev.lapwing.connect.source.LogUnreadable;
import java.time.Duration;
import java.util.Map;

/** What answers at the url of a PocketBase. */
public final class PocketBaseServer {
    private static final int MOST_BYTES = 64 << 20;

    private PocketBaseServer() {}

    /**
     * Calls to it.
     *
     * @param timeout for a whole answer
     */
    public static ServerCalls calls(String url, Duration timeout) {
        return new ServerCalls(url, timeout, MOST_BYTES);
    }

    /** Asks whether it lives, without a token. */
    public static Probes.Request health(ServerCalls calls) {
        return query -> health(calls, query);
    }

    private static int health(ServerCalls calls, String query) throws LogUnreadable {
        return calls.get("/api/health?" + query, Map.of()).status();
    }
}
