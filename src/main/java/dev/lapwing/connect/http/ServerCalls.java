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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to one server, one at a time. No redirect is followed: it could carry a secret to another host. */
public final class ServerCalls implements AutoCloseable {
    private static final String STOPPED = "the connector is being stopped";

    private final String base;
    private final Duration timeout;
    private final int mostBytes;
    private final HttpClient client;
    private volatile CompletableFuture<?> running = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * For a server.
     *
     * @param url where its paths begin
     * @param timeout for a whole answer
     * @param mostBytes so many of a body are taken
     */
    public ServerCalls(String url, Duration timeout, int mostBytes) {
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.timeout = timeout;
        this.mostBytes = mostBytes;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** Gets what is at a path, which begins with a slash and may have a query. */
    public Answer get(String path, Map<String, String> headers) throws LogUnreadable {
        return send(request(path, headers).GET());
    }

    /** Posts JSON, or nothing where the text is empty. */
    public Answer post(String path, Map<String, String> headers, String json) throws LogUnreadable {
        HttpRequest.Builder request = request(path, headers);
        return json.isEmpty()
                ? send(request.POST(BodyPublishers.noBody()))
                : send(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Ends a running call, and every later one at once; from any thread. */
    @Override
    public void close() {
        closed = true;
        running.cancel(true);
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("User-Agent", "lapwing/" + EngineVersion.text())
                .timeout(timeout);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws LogUnreadable {
        CompletableFuture<HttpResponse<BoundedBody.Beginning>> call =
                client.sendAsync(request.build(), head -> new BoundedBody(mostBytes));
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
        BoundedBody.Beginning body = response.body();
        return new Answer(response.statusCode(), body.whole() ? body.text() : "", !body.whole(), response.headers());
    }
}
