package dev.lapwing.connect.neon.webhook;

import dev.lapwing.connect.neon.webhook.http.ReceivedRequest;
import java.util.Locale;

/**
 * Events for whose answer a person waits who signs in or up. What is documented are {@code send.otp}, {@code
 * send.magic_link} and {@code user.before_create}; others of their kind may come.
 */
final class BlockingEvents {
    /** What allows any of them; for those that do not ask it says nothing. */
    static final String ALLOWED = "{\"allowed\":true}";

    private BlockingEvents() {}

    /** Whether a request claims to be one, proved or not. */
    static boolean isOne(ReceivedRequest request) {
        return isType(request.header("x-neon-event-type").orElse("")) || isType(SignedBody.claimedType(request.body()));
    }

    static boolean isType(String type) {
        String plain = type.strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("send.") || plain.contains(".before_");
    }
}
