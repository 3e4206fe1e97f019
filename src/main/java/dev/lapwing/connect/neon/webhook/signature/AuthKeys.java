package dev.lapwing.connect.neon.webhook.signature;

import dev.lapwing.http.IntervalTimer;
import java.io.Closeable;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which Neon Auth signs now, from one or more addresses. They are fetched at most once a minute. What an
 * address said last holds until it says something else; a key that it no longer names is no key any more.
 */
public final class AuthKeys implements Closeable {
    private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);
    /** So that a key which was withdrawn is not believed for long. */
    private static final Duration LONGEST_KEPT = Duration.ofMinutes(10);

    private final List<KeySource> sources;
    private final Clock clock;
    private final Consumer<Optional<String>> outcome;
    private final Map<KeySource, KeySet> sets = new ConcurrentHashMap<>();
    private final IntervalTimer pause = new IntervalTimer(LEAST_PAUSE);
    private final IntervalTimer age = new IntervalTimer(LONGEST_KEPT);
    private final ExecutorService fetching = Executors.newSingleThreadExecutor(AuthKeys::daemon);
    private @Nullable CompletableFuture<Void> running;
    private volatile boolean complete;

    /** Gives the text of a key set. */
    @FunctionalInterface
    public interface KeySource {
        /** The text as it is now, or why it cannot be had. */
        Fetched fetch();
    }

    /**
     * What a look for keys gave.
     *
     * @param text of a key set; empty where there is a problem
     * @param problem why there is none, or an empty text
     */
    public record Fetched(String text, String problem) {}

    /**
     * No keys yet.
     *
     * @param outcome is told of every look: empty, or the first problem
     */
    public AuthKeys(List<KeySource> sources, Clock clock, Consumer<Optional<String>> outcome) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.outcome = outcome;
    }

    /** Whether a key set was ever had. */
    public boolean any() {
        return !sets.isEmpty();
    }

    /** Whether the last look reached every address. */
    public boolean complete() {
        return complete;
    }

    public Optional<PublicKey> key(String id) {
        return sets.values().stream()
                .flatMap(set -> Optional.ofNullable(set.keys().get(id)).stream())
                .findFirst();
    }

    /** Looks again where the keys are old or incomplete; without waiting. */
    public synchronized void renew() {
        if (!complete || age.due(clock.instant())) {
            fetch();
        }
    }

    /** A look that goes on or that begins now; empty where the last one is less than a minute ago. */
    public synchronized Optional<CompletableFuture<Void>> fetch() {
        if (running != null && !running.isDone()) {
            return Optional.of(running);
        }
        Instant now = clock.instant();
        if (!pause.due(now)) {
            return Optional.empty();
        }
        pause.start(now);
        try {
            CompletableFuture<Void> look = CompletableFuture.runAsync(this::look, fetching);
            running = look;
            return Optional.of(look);
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        fetching.shutdownNow();
    }

    private void look() {
        Optional<String> trouble = Optional.empty();
        for (KeySource source : sources) {
            Fetched fetched = source.fetch();
            Optional<KeySet> set = fetched.problem().isEmpty() ? KeySet.read(fetched.text()) : Optional.empty();
            set.ifPresent(read -> sets.put(source, read));
            if (set.isEmpty() && trouble.isEmpty()) {
                trouble = Optional.of(fetched.problem().isEmpty() ? "the answer is no key set" : fetched.problem());
            }
        }
        complete = trouble.isEmpty();
        if (complete) {
            synchronized (this) {
                age.start(clock.instant());
            }
        }
        outcome.accept(trouble);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "lapwing-neon-auth-keys");
        thread.setDaemon(true);
        return thread;
    }
}
