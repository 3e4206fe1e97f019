package dev.lapwing.notify.webhook;

import dev.lapwing.notify.channel.Batch;
import dev.lapwing.notify.channel.Channel;
import dev.lapwing.notify.channel.DeliveryRefused;
import dev.lapwing.notify.channel.Endpoint;
import dev.lapwing.notify.channel.HttpAnswer;
import dev.lapwing.notify.channel.HttpSender;
import dev.lapwing.notify.message.JsonMessage;
import dev.lapwing.notify.message.Notification;
import dev.lapwing.redact.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON of our own format to an address of the user's, signed so that the receiver knows who sent it and when.
 *
 * <p>Each message has a key by which a receiver knows one that came before. It keeps no message that a later step could change, so its message ids are empty.
 */
public final class Webhook implements Channel {
    private static final String WHO = "the webhook";
    private static final String MAC = "HmacSHA256";
    private static final int SECRET = 16;
    private static final int AT_ONCE = 10;

    private final String name;
    private final URI address;
    private final Secret secret;
    private final WebhookMessages messages;
    private final HttpSender outbound;

    /**
     * A channel to an address.
     *
     * @param name the channel's name in the configuration
     * @param url the address, which may hold a token
     * @param secret what both sides sign with
     * @throws IllegalArgumentException when address or secret cannot be used; the message does not repeat them
     */
    public Webhook(String name, Secret url, Secret secret, HttpSender outbound) {
        if (secret.reveal().length() < SECRET) {
            throw new IllegalArgumentException("The secret must have at least " + SECRET + " characters.");
        }
        this.name = name;
        this.address = Endpoint.parse(url);
        this.secret = secret;
        this.messages = new WebhookMessages(name);
        this.outbound = outbound;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public String tell(Notification telling) throws DeliveryRefused {
        send(messages.of(telling));
        return "";
    }

    @Override
    public String batch(Batch batch) throws DeliveryRefused {
        send(messages.of(batch));
        return "";
    }

    @Override
    public void note(String line) throws DeliveryRefused {
        send(messages.of(line));
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }

    private void send(JsonMessage message) throws DeliveryRefused {
        String time = String.valueOf(outbound.now().getEpochSecond());
        HttpRequest.Builder request = HttpSender.json(address, message.body())
                .header("Lapwing-Timestamp", time)
                .header("Lapwing-Signature", "v1=" + signature(time, message.body()))
                .header("Idempotency-Key", message.key());
        HttpAnswer answer = outbound.send(request, WHO);
        if (!answer.isSuccess()) {
            throw answer.refused(WHO + " answered " + answer.status());
        }
    }

    private String signature(String time, String body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
