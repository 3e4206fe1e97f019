package dev.lapwing.notify.channel;

import dev.lapwing.http.BoundedBody;
import dev.lapwing.http.RetryAfter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the services that tell people, shared by all channels: one try, a bounded time for all of it, a bounded part of
 * the answer, no redirects.
 *
 * <p>What fails is told without the messages of the HTTP client, which repeat the address.
 */
public final class HttpSender {
    /** A page of a channel's history fits in. */
    static final int MOST = 8 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String agent;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient client;

    /**
     * Calls that take at most fifteen seconds each.
     *
     * @param version Lapwing's own version, for those who are called
     * @param clock the wall clock, by which a date in an answer is read
     */
    public HttpSender(String version, Clock clock) {
        this(version, clock, PATIENCE);
    }

    public HttpSender(String version, Clock clock, Duration patience) {
        this.agent = "Lapwing/" + version;
        this.clock = clock;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // Less than the whole: whoever cannot be connected to has certainly taken nothing.
                .connectTimeout(patience.dividedBy(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** A request that posts JSON. */
    public static HttpRequest.Builder json(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /** The wall clock. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Sends a request.
     *
     * @param who the service's name, for the reason
     * @throws DeliveryRefused when no whole answer came in time
     */
    public HttpAnswer send(HttpRequest.Builder request, String who) throws DeliveryRefused {
        request.header("User-Agent", agent);
        CompletableFuture<HttpResponse<BoundedBody.Beginning>> call =
                client.sendAsync(request.build(), info -> new BoundedBody(MOST));
        try {
            return answer(call.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            throw DeliveryRefused.unsure(who + " did not answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw broken(e.getCause(), who);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw DeliveryRefused.unsure("interrupted while " + who + " was called");
        }
    }

    private HttpAnswer answer(HttpResponse<BoundedBody.Beginning> response) {
        Duration after = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, now()))
                .orElse(Duration.ZERO);
        return new HttpAnswer(response.statusCode(), response.body().text(), after);
    }

    private static DeliveryRefused broken(@Nullable Throwable cause, String who) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return DeliveryRefused.forNow(who + " was not reached");
        }
        if (cause instanceof SSLHandshakeException) {
            return DeliveryRefused.forNow("no secure connection to " + who + ": the TLS handshake failed");
        }
        return DeliveryRefused.unsure("the connection to " + who + " broke before an answer came");
    }
}
