package dev.lapwing.connect.http;

import dev.lapwing.connect.source.LogUnreadable;
import dev.lapwing.http.BoundedBody;
import dev.lapwing.text.EngineVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to one server, one at a time. No redirect is followed: it could carry the token to another host. */
public final class ServerCalls implements AutoCloseable {
    private static final String STOPPED = "the connector is being stopped";
    private static final int MOST_BYTES = 64 << 20;

    private final String base;
    private final Duration timeout;
    private final HttpClient client;
    private volatile CompletableFuture<?> running = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * For a server.
     *
     * @param url where its paths begin
     * @param timeout for a whole answer
     */
    public ServerCalls(String url, Duration timeout) {
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Asks whether the server lives, without a token, and gives the status of its answer.
     *
     * @param query what the row of this request is to show
     */
    public int health(String query) throws LogUnreadable {
        return send(request("/api/health?" + query).GET()).status();
    }

    public Answer get(String path, String token) throws LogUnreadable {
        return send(request(path).header("Authorization", token).GET());
    }

    /** Posts JSON, without a token. */
    public Answer post(String path, String json) throws LogUnreadable {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Posts nothing. */
    public Answer postAs(String path, String token) throws LogUnreadable {
        return send(request(path).header("Authorization", token).POST(BodyPublishers.noBody()));
    }

    /** Ends a running call, and every later one at once; from any thread. */
    @Override
    public void close() {
        closed = true;
        running.cancel(true);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("User-Agent", "lapwing/" + EngineVersion.text())
                .timeout(timeout);
    }

    private Answer send(HttpRequest.Builder request) throws LogUnreadable {
        CompletableFuture<HttpResponse<BoundedBody.Beginning>> call =
                client.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES));
        running = call;
        if (closed) {
            call.cancel(true);
        }
        try {
            return answer(call.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            // A call that is cancelled may end by the break of its connection, before it is seen to be cancelled.
            throw noAnswer(closed ? STOPPED : CallProblem.of(e, timeout));
        } catch (TimeoutException e) {
            call.cancel(true);
            throw noAnswer(CallProblem.slow(timeout));
        } catch (CancellationException e) {
            throw noAnswer(STOPPED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cancel(true);
            throw noAnswer(STOPPED);
        }
    }

    private static LogUnreadable noAnswer(String problem) {
        return new LogUnreadable(problem, 0, false);
    }

    private static Answer answer(HttpResponse<BoundedBody.Beginning> response) {
        Optional<Instant> time = response.headers().firstValue("Date").flatMap(ServerCalls::date);
        BoundedBody.Beginning body = response.body();
        return new Answer(response.statusCode(), body.whole() ? body.text() : "", !body.whole(), time);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
