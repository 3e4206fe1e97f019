package dev.lapwing.notify;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls to the services that tell people, with an end to every patience. */
public final class Outbound {
    private static final int LONGEST_ANSWER = 8 << 20;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Duration patience;
    private final HttpClient client;

    /** Calls that take at most so long each. */
    public Outbound(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * What came back.
     *
     * @param after how long the other side asks to wait, within reason
     */
    record Answer(int status, Optional<Duration> after, String body) {
        /** That it is no success: for good, for now, or with no word of whether the message was taken. */
        Refused refused(String reason) {
            boolean waits = status == 408 || status == 425 || status == 429 || (status == 503 && after.isPresent());
            if (waits) {
                return after.map(wait -> Refused.forNow(reason, wait)).orElseGet(() -> Refused.forNow(reason));
            }
            return status >= 400 && status < 500 ? Refused.forGood(reason) : Refused.unsure(reason);
        }
    }

    /**
     * Sends a request.
     *
     * @param who the service's name, for the reason
     * @throws Refused when nothing came back in time
     */
    Answer send(HttpRequest request, String who) throws Refused {
        Body body = new Body();
        CompletableFuture<HttpResponse<Void>> call = client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(body));
        try {
            HttpResponse<Void> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), after(response), body.text());
        } catch (TimeoutException e) {
            call.cancel(true);
            throw Refused.unsure(who + " did not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            // What the cause says may hold the address, and with it a secret.
            throw broken(e.getCause(), who);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw Refused.unsure("interrupted while " + who + " was called");
        }
    }

    private static Refused broken(@Nullable Throwable cause, String who) {
        boolean unsent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        String kind = cause == null ? "for no reason given" : cause.getClass().getSimpleName();
        return unsent
                ? Refused.forNow(who + " was not reached: " + kind)
                : Refused.unsure("the connection to " + who + " broke: " + kind);
    }

    private static Optional<Duration> after(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** The body of an answer, which cannot fill the memory. */
    private static final class Body implements Consumer<Optional<byte[]>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void accept(Optional<byte[]> chunk) {
            chunk.ifPresent(bytes::writeBytes);
            if (bytes.size() > LONGEST_ANSWER) {
                throw new IllegalStateException("an answer of more than " + LONGEST_ANSWER + " bytes");
            }
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
