package dev.lapwing.notify;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts JSON to one address: one try, a bounded time for all of it, a bounded part of the answer, no redirects.
 *
 * <p>What fails is told without the messages of the HTTP client, which repeat the address.
 */
final class JsonPost {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int READ = 16 * 1024;

    private final URI address;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient client;

    JsonPost(URI address, Clock clock) {
        this(address, clock, PATIENCE);
    }

    JsonPost(URI address, Clock clock, Duration patience) {
        this.address = Endpoint.safe(address);
        this.clock = clock;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Posts a body.
     *
     * @throws Refused when no whole answer came in time
     */
    Answer send(String body, Map<String, String> headers) throws Refused {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), info -> new BoundedBody(READ));
        try {
            return answered(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw refused(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Refused.unsure(tooSlow());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Refused.unsure("interrupted before an answer came");
        }
    }

    private Answer answered(HttpResponse<byte[]> response) {
        Instant now = clock.instant();
        Duration after = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, now))
                .orElse(Duration.ZERO);
        return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), after);
    }

    private Refused refused(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return Refused.forNow("no connection");
        }
        if (cause instanceof HttpTimeoutException) {
            return Refused.unsure(tooSlow());
        }
        if (cause instanceof SSLException) {
            return Refused.forNow("no secure connection: the TLS handshake failed");
        }
        if (cause instanceof IOException) {
            return Refused.unsure("the connection broke before an answer came");
        }
        throw new IllegalStateException("the HTTP client failed", cause);
    }

    private String tooSlow() {
        return "no answer within " + patience.toMillis() + " ms";
    }
}
