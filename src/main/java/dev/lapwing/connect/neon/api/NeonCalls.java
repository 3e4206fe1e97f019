package dev.lapwing.connect.neon.api;

import dev.lapwing.connect.http.Answer;
import dev.lapwing.connect.http.ServerCalls;
import dev.lapwing.connect.json.JsonTokens;
import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.http.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls to Neon's API with one key. */
public final class NeonCalls implements AutoCloseable {
    /** Far more than a page of any list has; of a longer answer nothing is taken. */
    static final int MOST_BYTES = 16 << 20;
    /** However long Neon asks to be left alone: longer would be blindness. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final String TOO_LONG = "the answer is longer than 16 MB";
    private static final String NO_JSON = "the answer is no JSON";

    private final ServerCalls calls;
    private final Map<String, String> headers;
    private final Clock clock;

    /**
     * Calls with a key.
     *
     * @param timeout for a whole answer
     */
    public NeonCalls(String url, String key, Duration timeout, Clock clock) {
        this.calls = new ServerCalls(url, timeout, MOST_BYTES);
        this.headers = Map.of("Authorization", "Bearer " + key, "Accept", "application/json");
        this.clock = clock;
    }

    /** Makes one request and gives what came of it, whatever that is. */
    public Reply call(NeonRequest request) {
        try {
            return reply(
                    request.json().isEmpty()
                            ? calls.get(request.target(), headers)
                            : calls.post(request.target(), headers, request.json()));
        } catch (LogUnreadable e) {
            return Reply.none(String.valueOf(e.getMessage()));
        }
    }

    /** Ends a running call, and every later one at once; from any thread. */
    @Override
    public void close() {
        calls.close();
    }

    private Reply reply(Answer answer) {
        Optional<Duration> after = answer.header("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, clock.instant()))
                .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
        boolean json = !answer.tooLong() && JsonTokens.isJson(answer.body());
        boolean good = answer.status() >= 200 && answer.status() < 300;
        // What calls itself good and is no JSON is not from Neon, or was cut off.
        int status = good && !json && !answer.tooLong() ? 0 : answer.status();
        String problem = answer.tooLong() ? TOO_LONG : json ? "" : NO_JSON;
        return new Reply(status, json ? answer.body() : "", problem, after, answer.serverTime());
    }
}
