package dev.lapwing.health;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a running job for its health. */
public final class HealthProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How the answer of a health page begins. */
    private static final String OURS = "{\"status\":";

    /** What the job answered, if it did; the exit code of {@code lapwing health}. */
    public enum Outcome {
        HEALTHY(0),
        UNHEALTHY(1),
        /** Something is there, and does not say how it is. */
        SILENT(1),
        UNREACHABLE(1);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * The answer.
     *
     * @param text the job's own JSON, or a sentence on why there is none
     */
    public record Answer(Outcome outcome, String text) {
        /** Whether the text is the job's own. */
        public boolean told() {
            return outcome == Outcome.HEALTHY || outcome == Outcome.UNHEALTHY;
        }
    }

    private HealthProbe() {}

    /** Asks the job whose health page is at the given host and port. */
    public static Answer ask(String host, int port) {
        return ask(host, port, PATIENCE);
    }

    /** Asks like {@link #ask(String, int)} and waits so long at most. */
    public static Answer ask(String host, int port, Duration patience) {
        String place = host + ":" + port;
        var client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .proxy(ProxySelector.of(null)) // a local page is never behind the environment's proxy
                .build();
        var request = HttpRequest.newBuilder(URI.create("http://" + place + "/health"))
                .timeout(patience)
                .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer(place, response.statusCode(), response.body());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            return unreachable(place, "nothing answers there");
        } catch (IOException e) {
            return new Answer(
                    Outcome.SILENT,
                    "Something listens at %s and does not answer within %d seconds. Where it is the job, it hangs."
                            .formatted(place, patience.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(place, "the question was interrupted");
        }
    }

    /** Any server may have the port: what does not answer as our page does is not healthy, whatever it answers. */
    private static Answer answer(String place, int status, String body) {
        if (!body.startsWith(OURS)) {
            return unreachable(place, "something else answers there, with " + status);
        }
        return switch (status) {
            case 200 -> new Answer(Outcome.HEALTHY, body);
            case 503 -> new Answer(Outcome.UNHEALTHY, body);
            default -> unreachable(place, "it answered " + status);
        };
    }

    private static Answer unreachable(String place, String why) {
        return new Answer(Outcome.UNREACHABLE, "No running Lapwing was found at " + place + ": " + why + ".");
    }
}
