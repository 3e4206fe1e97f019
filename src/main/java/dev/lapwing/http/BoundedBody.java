package dev.lapwing.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer as UTF-8; of one that is longer the rest is not read. */
public final class BoundedBody implements BodySubscriber<BoundedBody.Beginning> {

    /**
     * What was read.
     *
     * @param whole whether the answer ends there
     */
    public record Beginning(String text, boolean whole) {}

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<Beginning> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription source;

    /**
     * Waits for an answer.
     *
     * @param most so many bytes of it are kept
     */
    public BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<Beginning> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), most - kept.size())];
            buffer.get(bytes);
            kept.writeBytes(bytes);
            if (buffer.hasRemaining()) {
                tooLong();
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(beginning(true));
    }

    private void tooLong() {
        if (source != null) {
            source.cancel();
        }
        body.complete(beginning(false));
    }

    private Beginning beginning(boolean whole) {
        return new Beginning(kept.toString(StandardCharsets.UTF_8), whole);
    }
}
