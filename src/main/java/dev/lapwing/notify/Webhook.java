package dev.lapwing.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON of our own format to an address of the user's, signed so that the receiver knows who sent it and when.
 *
 * <p>Each message has a key by which a receiver knows one that came before. It keeps no message that a later step could change, so its message ids are empty.
 */
public final class Webhook implements Channel {
    private static final String MAC = "HmacSHA256";
    private static final int SECRET = 16;
    private static final int AT_ONCE = 10;

    private final Settings settings;
    private final Clock clock;
    private final WebhookMessages messages;
    private final JsonPost post;

    /**
     * Who is told.
     *
     * @param name the channel's name
     * @param url the address, which may hold a token
     * @param secret what both sides sign with
     * @param version Lapwing's own version
     */
    public record Settings(String name, Hidden url, Hidden secret, String version) {
        public Settings {
            Endpoint.parse(url.reveal());
            if (secret.reveal().length() < SECRET) {
                throw new IllegalArgumentException("The secret must have at least " + SECRET + " characters.");
            }
        }
    }

    /**
     * A channel to an address.
     *
     * @param clock the wall clock, whose time is signed
     */
    public Webhook(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.messages = new WebhookMessages(settings.name());
        this.post = new JsonPost(Endpoint.parse(settings.url().reveal()), clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String tell(Telling telling) throws Refused {
        send(messages.of(telling));
        return "";
    }

    @Override
    public String digest(Digest digest) throws Refused {
        send(messages.of(digest));
        return "";
    }

    @Override
    public void note(String line) throws Refused {
        send(messages.of(line));
    }

    private void send(JsonMessage message) throws Refused {
        String time = String.valueOf(clock.instant().getEpochSecond());
        Map<String, String> headers = Map.of(
                "User-Agent",
                "Lapwing/" + settings.version(),
                "Lapwing-Timestamp",
                time,
                "Lapwing-Signature",
                "v1=" + signature(time, message.body()),
                "Idempotency-Key",
                message.key());
        Answer answer = post.send(message.body(), headers);
        if (!answer.isSuccess()) {
            throw answer.refused("the webhook answered " + answer.status());
        }
    }

    private String signature(String time, String body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(settings.secret().reveal().getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
