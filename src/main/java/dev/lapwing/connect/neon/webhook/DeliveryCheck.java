package dev.lapwing.connect.neon.webhook;

import dev.lapwing.connect.neon.webhook.http.ReceivedRequest;
import dev.lapwing.connect.neon.webhook.signature.AuthKeys;
import dev.lapwing.connect.neon.webhook.signature.DetachedSignature;
import dev.lapwing.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides whether a request is a delivery that Neon signed just now. Only what is signed counts. */
final class DeliveryCheck {
    /** As far from now a delivery may have been signed, in both directions. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

    private final String path;
    private final AuthKeys keys;
    private final Redactor redactor;

    DeliveryCheck(String path, AuthKeys keys, Redactor redactor) {
        this.path = path;
        this.keys = keys;
        this.redactor = redactor;
    }

    Verdict of(ReceivedRequest request) {
        if (!request.path().equals(path)) {
            return new Verdict.Refused(Refusal.WRONG_PATH);
        }
        if (!request.method().equals("POST")) {
            return new Verdict.Refused(Refusal.WRONG_METHOD);
        }
        if (request.repeated().stream().anyMatch(name -> name.startsWith("x-neon-"))) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        return switch (request.flaw()) {
            case TOO_LARGE -> new Verdict.Refused(Refusal.TOO_LARGE);
            case CUT_OFF -> new Verdict.Refused(Refusal.CUT_OFF);
            case MALFORMED -> new Verdict.Refused(Refusal.MALFORMED);
            case NONE -> signature(request);
        };
    }

    private Verdict signature(ReceivedRequest request) {
        String signature = request.header("x-neon-signature").orElse("");
        String timestamp = request.header("x-neon-timestamp").orElse("");
        if (signature.isEmpty()) {
            return new Verdict.Refused(Refusal.UNSIGNED);
        }
        if (!MILLIS.matcher(timestamp).matches()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        Optional<DetachedSignature> read = DetachedSignature.read(
                signature, request.header("x-neon-signature-kid").orElse(""));
        if (read.isEmpty()) {
            return new Verdict.Refused(Refusal.BAD_SIGNATURE);
        }
        Optional<PublicKey> key = keys.key(read.get().keyId());
        if (key.isEmpty()) {
            return new Verdict.KeyMissing();
        }
        return read.get().isBy(key.get(), timestamp, request.bytes())
                ? signed(request, Instant.ofEpochMilli(Long.parseLong(timestamp)))
                : new Verdict.Refused(Refusal.BAD_SIGNATURE);
    }

    private Verdict signed(ReceivedRequest request, Instant at) {
        if (Duration.between(at, request.at()).abs().compareTo(FRESH) > 0) {
            return new Verdict.Refused(Refusal.STALE);
        }
        String json = new String(request.bytes(), StandardCharsets.UTF_8);
        Optional<SignedBody> body = SignedBody.read(json, redactor);
        if (body.isEmpty()) {
            return new Verdict.Refused(Refusal.MALFORMED);
        }
        boolean agrees = agrees(request, "x-neon-event-id", body.get().id())
                && agrees(request, "x-neon-event-type", body.get().type());
        return agrees ? new Verdict.Genuine(body.get()) : new Verdict.Refused(Refusal.CONTRADICTION);
    }

    private static boolean agrees(ReceivedRequest request, String name, String signed) {
        return request.header(name).orElse(signed).equals(signed);
    }
}
