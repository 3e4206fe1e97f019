package dev.lapwing.notify;

import dev.lapwing.http.Backoff;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.ledger.SendResult;
import dev.lapwing.notify.ledger.SendTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One channel at work: does what it is given, in order, on a thread of its own, and rests where the channel wants it to. */
final class ChannelWorker implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Channel channel;
    private final Clock clock;
    private final Backoff backoff;
    private final Consumer<SendResult> outcomes;
    private final Runnable done;
    private final ExecutorService thread;
    private final Deque<SendTask.Note> notes = new ArrayDeque<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    private int busy;
    private boolean refuses;
    private String trouble = "";
    private Instant notBefore = Instant.MIN;

    /**
     * An idle worker.
     *
     * @param outcomes receives what came of each work, on the worker's thread
     * @param done called there after the last of the works that were given together
     */
    ChannelWorker(Channel channel, Clock clock, Random random, Consumer<SendResult> outcomes, Runnable done) {
        this.channel = channel;
        this.clock = clock;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.outcomes = outcomes;
        this.done = done;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "lapwing-notify-" + channel.name());
            made.setDaemon(true);
            return made;
        });
    }

    String name() {
        return channel.name();
    }

    boolean wakes() {
        return channel.wakes();
    }

    int atOnce() {
        return channel.atOnce();
    }

    /** Whether it may be given work. An error of the machine in its last work comes out here, and stops whoever asks. */
    boolean isFree(Instant now) {
        if (work.isCompletedExceptionally()) {
            work.join();
        }
        return busy == 0 && !now.isBefore(notBefore);
    }

    /** Whether the last that it was given came through. */
    boolean works() {
        return backoff.failures() == 0 && !refuses;
    }

    /** Whether it refused for good what it was given last. */
    boolean refuses() {
        return refuses;
    }

    /** How it is. */
    String words(Instant now) {
        if (works()) {
            return "works";
        }
        if (refuses) {
            return "refuses: " + trouble;
        }
        long seconds = Math.max(0, Duration.between(now, notBefore).toSeconds());
        return "failed " + backoff.failures() + " times: " + trouble + "; next try in " + seconds + " s";
    }

    /** Gives it works; that they begin is noted already. */
    void begin(List<SendTask> works) {
        busy += works.size();
        work = CompletableFuture.runAsync(() -> doAll(works), thread);
    }

    private void doAll(List<SendTask> works) {
        boolean goOn = true;
        for (SendTask next : works) {
            SendResult outcome = goOn ? done(next) : new SendResult(next, false, "", Optional.empty(), clock.instant());
            goOn &= outcome.refused().map(DeliveryRefused::isPermanent).orElse(true);
            outcomes.accept(outcome);
        }
        done.run();
    }

    /** Keeps a line that is about no alert until the channel has taken it. */
    void note(String line) {
        note(line, Optional.empty(), Optional.empty());
    }

    /**
     * Keeps such a line in the same way.
     *
     * @param day of which it is the daily line
     * @param mute the id of the mute of whose end it tells
     */
    void note(String line, Optional<LocalDate> day, Optional<String> mute) {
        notes.add(new SendTask.Note(channel.name(), line, day, mute));
    }

    /** The line that is to be said next. */
    Optional<SendTask.Note> note() {
        return Optional.ofNullable(notes.peek());
    }

    /** Takes note of what came of a work of its own. */
    void finished(SendResult outcome) {
        busy--;
        if (!outcome.tried()) {
            return;
        }
        outcome.refused().ifPresent(refused -> trouble = String.valueOf(refused.getMessage()));
        refuses = outcome.refused().filter(DeliveryRefused::isPermanent).isPresent();
        Optional<DeliveryRefused> forNow = outcome.refused().filter(refused -> !refused.isPermanent());
        if (forNow.isPresent()) {
            notBefore = outcome.at().plus(backoff.failed(forNow.get().after()));
            return;
        }
        backoff.succeeded();
        notBefore = outcome.at().plus(channel.pause());
        if (outcome.work() instanceof SendTask.Note) {
            notes.remove();
        }
    }

    private SendResult done(SendTask work) {
        try {
            return new SendResult(work, true, work.tell(channel), Optional.empty(), clock.instant());
        } catch (DeliveryRefused e) {
            return new SendResult(work, true, "", Optional.of(e), clock.instant());
        } catch (RuntimeException e) {
            // One alert that cannot be written must not keep the others: it is told as undelivered.
            return new SendResult(work, true, "", Optional.of(DeliveryRefused.forGood(unwritable(e))), clock.instant());
        }
    }

    private static String unwritable(RuntimeException bug) {
        return "it could not be written: " + bug.getClass().getSimpleName();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
