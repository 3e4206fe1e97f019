package dev.lapwing.connect.neon.webhook;

import dev.lapwing.connect.neon.webhook.http.ReceivedRequest;
import dev.lapwing.connect.neon.webhook.http.RequestReply;
import dev.lapwing.connect.neon.webhook.signature.AuthKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * Answers deliveries. An event for whose answer a person waits is allowed at once, whatever else is wrong with it. For any
 * other the answer is good only once Kafka has it.
 */
final class DeliveryReceiver implements BiConsumer<ReceivedRequest, RequestReply> {
    /** So many callers wait at once, fewer than there may be: nobody who is to be answered at once stands behind them. */
    static final int PLACES = 64;

    private static final String NOTHING = "{}";

    private final DeliveryCheck check;
    private final AuthKeys keys;
    private final DeliveryLines lines;
    private final EventQueue queue;
    private final Duration patience;
    private final RefusalLimit limit = new RefusalLimit();
    private final Semaphore places = new Semaphore(PLACES);

    /**
     * For all deliveries of a source.
     *
     * @param patience how long an answer waits, for Kafka or for keys
     */
    DeliveryReceiver(DeliveryCheck check, AuthKeys keys, DeliveryLines lines, EventQueue queue, Duration patience) {
        this.check = check;
        this.keys = keys;
        this.lines = lines;
        this.queue = queue;
        this.patience = patience;
    }

    @Override
    public void accept(ReceivedRequest request, RequestReply reply) {
        if (BlockingEvents.isOne(request)) {
            reply.give(200, BlockingEvents.ALLOWED);
        }
        Optional<Refusal> refusal = decided(request)
                .match(
                        genuine -> take(request, genuine.body(), reply),
                        refused -> Optional.of(refused.why()),
                        () -> Optional.of(Refusal.NO_KEYS));
        refusal.ifPresent(why -> refuse(request, why, reply));
    }

    /** Where a key is not known, after a look for new ones. */
    private Verdict decided(ReceivedRequest request) {
        Verdict first = check.of(request);
        if (!(first instanceof Verdict.KeyMissing)) {
            return first;
        }
        boolean looked = keys.fetch().map(this::isDone).orElse(false) && keys.complete();
        Verdict again = check.of(request);
        if (!(again instanceof Verdict.KeyMissing) || !keys.any()) {
            return again;
        }
        return new Verdict.Refused(looked ? Refusal.UNKNOWN_KEY : Refusal.KEY_NOT_YET);
    }

    private boolean isDone(CompletableFuture<Void> look) {
        return waited(look.thenApply(done -> true));
    }

    /** Empty where the event is on its way. */
    private Optional<Refusal> take(ReceivedRequest request, SignedBody body, RequestReply reply) {
        QueuedEvent event =
                QueuedEvent.of(lines.genuine(request, body), body.time().orElse(request.at()), true);
        if (!queue.offer(event)) {
            return Optional.of(Refusal.QUEUE_FULL);
        }
        if (!reply.isGiven()) {
            reply.give(waited(event.committed()) ? 200 : 503, NOTHING);
        }
        return Optional.empty();
    }

    private void refuse(ReceivedRequest request, Refusal why, RequestReply reply) {
        reply.give(why.status(), NOTHING);
        if (!isDelivery(request, why)) {
            return;
        }
        OptionalLong unnamed = limit.next(request.at());
        if (unnamed.isPresent()) {
            String line = lines.refused(request, why, unnamed.getAsLong());
            if (!queue.offer(QueuedEvent.of(line, request.at(), false))) {
                limit.untold(unnamed.getAsLong() + 1);
            }
        }
    }

    /** Whoever merely knocks at an address that the world can reach is no news. */
    private static boolean isDelivery(ReceivedRequest request, Refusal why) {
        boolean elsewhere = why == Refusal.WRONG_PATH || why == Refusal.WRONG_METHOD;
        return !elsewhere || request.headers().keySet().stream().anyMatch(name -> name.startsWith("x-neon-"));
    }

    /** What comes of a thing within the patience; false where it does not come, or where too many wait already. */
    private boolean waited(CompletableFuture<Boolean> thing) {
        if (!places.tryAcquire()) {
            return thing.getNow(false);
        }
        try {
            return thing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            places.release();
        }
    }
}
