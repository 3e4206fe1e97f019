package dev.lapwing.event;

import dev.lapwing.text.TextHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of everything an event says: the first eight bytes of SHA-256 over its log source and values.
 *
 * <p>Of several events with one identity and different content, the one whose fingerprint is smallest (as an unsigned
 * number) counts, whatever the order of arrival.
 *
 * <p>Not thread-safe: it keeps its buffer from one event to the next.
 */
public final class ContentHash {
    private final MessageDigest digest = TextHash.sha256();
    private byte[] bytes = new byte[1024];
    private int length;

    /** The fingerprint of an event. */
    public long of(AuditEvent event) {
        length = 0;
        text(event.schema().source().product());
        text(event.schema().source().service());
        for (int slot = 0; slot < event.schema().size(); slot++) {
            value(event.value(slot));
        }
        digest.update(bytes, 0, length);
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            sign('n');
        } else if (value instanceof String text) {
            sign('S');
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            sign('{');
            new TreeMap<>(map).forEach((name, inner) -> {
                text(String.valueOf(name));
                value(inner);
            });
            sign('}');
        } else if (value instanceof List<?> list) {
            sign('[');
            list.forEach(this::value);
            sign(']');
        } else {
            sign(value.getClass().getSimpleName().charAt(0));
            text(value.toString());
        }
    }

    /** Length first, so that no two sequences of texts give the same bytes. */
    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(Integer.BYTES + encoded.length);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (encoded.length >>> shift);
        }
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    private void sign(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
