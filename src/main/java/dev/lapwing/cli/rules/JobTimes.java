package dev.lapwing.cli.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lapwing.config.Config;
import dev.lapwing.health.HealthProbe;
import dev.lapwing.topology.source.SourceTimes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far a running job is with each source, as its health page says. */
final class JobTimes {
    private static final JsonFactory JSON = new JsonFactory();
    /** A page nearby answers at once or not at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, String> checks;

    private JobTimes(Map<String, String> checks) {
        this.checks = Map.copyOf(checks);
    }

    /** Asks the job at the configured address; empty where none answers, or something that is no job. */
    static Optional<JobTimes> ask(Config.HealthPage page) {
        HealthProbe.Answer answer = HealthProbe.ask(page.host(), page.port(), PATIENCE);
        return answer.told() ? read(answer.text()) : Optional.empty();
    }

    /** The time of a source's first event. */
    Optional<Instant> first(String source) {
        return time(SourceTimes.firstEventOf(source));
    }

    /** How far a source is settled. */
    Optional<Instant> watermark(String source) {
        return time(SourceTimes.watermarkOf(source));
    }

    private Optional<Instant> time(String check) {
        try {
            return Optional.ofNullable(checks.get(check)).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The texts of the answer; no two of them have one name. */
    private static Optional<JobTimes> read(String json) {
        Map<String, String> checks = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    checks.put(parser.currentName(), parser.getText());
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new JobTimes(checks));
    }
}
