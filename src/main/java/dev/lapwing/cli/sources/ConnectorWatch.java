package dev.lapwing.cli.sources;

import dev.lapwing.embedded.ConnectorState;
import dev.lapwing.health.Health;
import dev.lapwing.text.DurationText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after connectors: tells when the state of one changes, and starts a failed one again, later each time. */
final class ConnectorWatch {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectorWatch.class);

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    /** For so long after a start the worker may still tell how it was before. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    private final Connectors connectors;
    private final Clock clock;
    private final Consumer<String> say;
    private final Map<String, Watched> watched = new TreeMap<>();

    /** Where the connectors are. */
    interface Connectors {
        ConnectorState state(String source);

        void restart(String source);
    }

    /** What was seen last of one, since when, and how long it is left alone after a failure. */
    private record Watched(ConnectorState.Kind kind, String trouble, Instant since, Duration pause) {
        boolean failed() {
            return kind == ConnectorState.Kind.FAILED;
        }

        boolean mayStart(Instant now) {
            return failed() && !now.isBefore(since.plus(pause));
        }

        boolean settles(Instant now) {
            return kind == ConnectorState.Kind.STARTING && now.isBefore(since.plus(SETTLING));
        }

        Watched after(Instant now, ConnectorState state) {
            return new Watched(state.kind(), state.trouble(), now, pause);
        }

        Watched waiting(Duration longer) {
            return new Watched(kind, trouble, since, longer);
        }
    }

    ConnectorWatch(List<String> sources, Connectors connectors, Clock clock, Consumer<String> say) {
        this.connectors = connectors;
        this.clock = clock;
        this.say = say;
        Instant now = clock.instant();
        sources.forEach(
                source -> watched.put(source, new Watched(ConnectorState.Kind.STARTING, "", now, Duration.ZERO)));
    }

    /** One look at each. */
    synchronized void look() {
        Instant now = clock.instant();
        watched.replaceAll((source, before) -> one(source, before, now));
    }

    private Watched one(String source, Watched before, Instant now) {
        ConnectorState state = connectors.state(source);
        if (before.mayStart(now) && state.kind() == ConnectorState.Kind.FAILED) {
            connectors.restart(source);
            say.accept(source + ": started again");
            return before.after(now, new ConnectorState(ConnectorState.Kind.STARTING, "", ""));
        }
        return switch (state.kind()) {
            case STARTING -> before.failed() ? before.after(now, state) : before;
            case RUNNING -> running(source, before, now, state);
            case FAILING -> failing(source, before, now, state);
            case FAILED -> before.failed() || before.settles(now) ? before : failed(source, before, now, state);
        };
    }

    /** One that runs for as long as it was last left alone has earned a fresh start. */
    private Watched running(String source, Watched before, Instant now, ConnectorState state) {
        if (before.kind() != ConnectorState.Kind.RUNNING) {
            say.accept(source + ": running");
            return before.after(now, state);
        }
        return now.isBefore(before.since().plus(LONGEST_WAIT)) ? before : before.waiting(Duration.ZERO);
    }

    /** It goes on trying by itself: only that is told, once for each reason. */
    private Watched failing(String source, Watched before, Instant now, ConnectorState state) {
        if (before.kind() == ConnectorState.Kind.FAILING && before.trouble().equals(state.trouble())) {
            return before;
        }
        say.accept(
                "%s: cannot be read: %s; it is tried again and again".formatted(source, withoutDot(state.trouble())));
        return before.after(now, state);
    }

    private Watched failed(String source, Watched before, Instant now, ConnectorState state) {
        Duration wait = before.pause().isZero() ? FIRST_WAIT : before.pause().multipliedBy(2);
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        say.accept("%s: failed: %s; it starts again in %s"
                .formatted(source, withoutDot(state.trouble()), DurationText.inOneUnit(bounded)));
        LOGGER.atDebug().addKeyValue("source", source).log("connector failed\n{}", state.trace());
        return before.after(now, state).waiting(bounded);
    }

    private static String withoutDot(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Healthy is who runs them all. */
    synchronized Health health() {
        Map<String, String> details = new LinkedHashMap<>();
        watched.forEach((source, state) -> details.put(
                "source." + source,
                state.trouble().isEmpty() ? state.kind().name() : state.kind().name() + ": " + state.trouble()));
        boolean all = watched.values().stream().allMatch(state -> state.kind() == ConnectorState.Kind.RUNNING);
        return new Health(all, all ? "RUNNING" : "INCOMPLETE", details);
    }
}
