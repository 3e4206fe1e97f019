package dev.lapwing.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lapwing.cli.CommandFailed;
import dev.lapwing.config.source.PocketBaseAccess;
import dev.lapwing.config.source.SourceConfig;
import dev.lapwing.config.value.DeferredSecret;
import dev.lapwing.connect.pocketbase.config.PocketBaseKeys;
import dev.lapwing.kafka.Topics;
import java.util.Map;
import java.util.Optional;

/** A running PocketBase for a demo. */
final class PocketBaseTarget {
    private static final String TOKEN = "PB_TOKEN";
    private static final String PASSWORD = "PB_PASSWORD";
    private static final int FINE = 200;

    private PocketBaseTarget() {}

    /**
     * A PocketBase.
     *
     * @param identity of the superuser whose password the environment holds; empty where it holds a token
     * @throws CommandFailed when the address is none, or the environment holds nothing to get in by
     */
    static DemoTarget of(String url, Optional<String> identity, Map<String, String> environment) {
        PocketBaseKeys.urlProblem(url).ifPresent(sentence -> {
            throw CommandFailed.wrong("--pocketbase: " + sentence + ".");
        });
        boolean withPassword = identity.isPresent();
        if (!environment.containsKey(withPassword ? PASSWORD : TOKEN)) {
            throw CommandFailed.wrong(
                    withPassword
                            ? "Put the password of that superuser into the environment variable " + PASSWORD + "."
                            : "Put a superuser's token into the environment variable " + TOKEN
                                    + ", or name a superuser with --identity and put the password into " + PASSWORD
                                    + ".");
        }
        PocketBaseAccess access = new PocketBaseAccess(
                PocketBaseAccess.Mode.API,
                Optional.of(url),
                withPassword ? Optional.empty() : Optional.of(DeferredSecret.ofVariable(TOKEN)),
                identity,
                withPassword ? Optional.of(DeferredSecret.ofVariable(PASSWORD)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        SourceConfig source =
                SourceConfig.plain("pocketbase", SourceConfig.Type.POCKETBASE).fetched(access);
        return new DemoTarget("PocketBase at " + url, url, source, Topics.RAW_POCKETBASE_POLLS, PocketBaseTarget::news);
    }

    private static Optional<PollNews.News> news(JsonNode poll) {
        if (poll.path("status").asInt() != FINE) {
            return Optional.of(new PollNews.News(false, poll.path("error").asText("it does not say why")));
        }
        String version = poll.path("version").asText(poll.path("server").asText("of a version that it does not tell"));
        return Optional.of(new PollNews.News(true, "PocketBase " + version));
    }
}
