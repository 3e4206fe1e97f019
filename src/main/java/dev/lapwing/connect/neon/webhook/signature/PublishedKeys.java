package dev.lapwing.connect.neon.webhook.signature;

import dev.lapwing.connect.http.Answer;
import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.source.LogUnreadable;
import java.io.Closeable;
import java.time.Duration;
import java.util.Map;

/** The key set that a Neon Auth publishes. */
public final class PublishedKeys implements AuthKeys.KeySource, Closeable {
    /** A longer key set is none; with fifty keys it has a fifth of this. */
    static final int MOST_BYTES = 64 * 1024;

    private static final String PATH = "/.well-known/jwks.json";

    private final ServerCalls calls;

    /**
     * At an address.
     *
     * @param url of Neon Auth
     * @param timeout for a whole answer
     */
    public PublishedKeys(String url, Duration timeout) {
        this.calls = new ServerCalls(url, timeout, MOST_BYTES);
    }

    @Override
    public AuthKeys.Fetched fetch() {
        try {
            Answer answer = calls.get(PATH, Map.of("Accept", "application/json"));
            if (answer.status() != 200) {
                return new AuthKeys.Fetched("", "status " + answer.status());
            }
            return answer.tooLong()
                    ? new AuthKeys.Fetched("", "the answer is longer than " + MOST_BYTES + " bytes")
                    : new AuthKeys.Fetched(answer.body(), "");
        } catch (LogUnreadable e) {
            return new AuthKeys.Fetched("", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
