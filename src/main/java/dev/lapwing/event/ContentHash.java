package dev.lapwing.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of everything an event says: the first eight bytes of SHA-256 over its log source and values.
 *
 * <p>Of several events with one identity and different content, the one whose fingerprint is smallest (as an unsigned
 * number) counts, whatever the order of arrival.
 */
public final class ContentHash {
    private final MessageDigest digest = sha256();

    private ContentHash() {}

    /** The fingerprint of an event. */
    public static long of(AuditEvent event) {
        ContentHash hash = new ContentHash();
        hash.text(event.schema().source().product());
        hash.text(event.schema().source().service());
        for (int slot = 0; slot < event.schema().size(); slot++) {
            hash.value(event.value(slot));
        }
        return ByteBuffer.wrap(hash.digest.digest()).getLong();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            digest.update((byte) 'n');
        } else if (value instanceof Map<?, ?> map) {
            digest.update((byte) '{');
            new TreeMap<>(map).forEach((name, inner) -> {
                text(String.valueOf(name));
                value(inner);
            });
            digest.update((byte) '}');
        } else if (value instanceof List<?> list) {
            digest.update((byte) '[');
            list.forEach(this::value);
            digest.update((byte) ']');
        } else {
            digest.update((byte) value.getClass().getSimpleName().charAt(0));
            text(value.toString());
        }
    }

    /** Length first, so that no two sequences of texts give the same bytes. */
    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
