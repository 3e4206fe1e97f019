package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.source.ConnectorKind;
import dev.lapwing.config.source.ConnectorSetup;
import dev.lapwing.config.source.NeonSource;
import dev.lapwing.config.source.NeonWindow;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.config.value.DeferredSecret;
import dev.lapwing.kafka.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Neon organisation for a demo. */
final class NeonTarget {
    private static final String KEY = "NEON_API_KEY";
    private static final String URL = "NEON_API_URL";
    private static final int FINE = 200;

    private NeonTarget() {}

    /**
     * An organisation, as its API shows it.
     *
     * @throws CommandFailed when the environment holds no key
     */
    static DemoTarget of(String org, Map<String, String> environment) {
        if (!environment.containsKey(KEY)) {
            throw CommandFailed.wrong("Put an API key of the organisation into the environment variable " + KEY + ".");
        }
        Map<String, String> properties = new HashMap<>(Map.of("org", org, "storage.logs", "true"));
        Optional.ofNullable(environment.get(URL)).ifPresent(url -> properties.put("url", url));
        ConnectorSetup api =
                new ConnectorSetup(ConnectorKind.NEON, properties, Map.of("api.key", DeferredSecret.ofVariable(KEY)));
        SourceConfig source = SourceConfig.plain("neon", SourceConfig.Type.NEON)
                .through(new NeonSource(Set.of(NeonWindow.POLLS, NeonWindow.STORAGE), List.of(api)));
        return new DemoTarget("Neon's organisation " + org, org, source, Topics.RAW_NEON_POLLS, NeonTarget::news);
    }

    /** A round's end tells whether the key was taken. */
    private static Optional<PollNews.News> news(JsonNode answer) {
        if (!answer.path("operation").asText().equals("lapwing.poll")) {
            return Optional.empty();
        }
        JsonNode body = answer.path("body");
        if (answer.path("status").asInt() != FINE) {
            return Optional.of(new PollNews.News(false, body.path("error").asText("it does not say why")));
        }
        return Optional.of(new PollNews.News(
                true, "%d answers of Neon's API".formatted(body.path("answers").asInt())));
    }
}
