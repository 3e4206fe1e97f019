package dev.lapwing.redact.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A secret without any escaping, so that it has one fingerprint however it was written. */
public final class Unescaped {
    private static final int LAYERS = 4;

    private Unescaped() {}

    public static String of(String secret) {
        UnescapedView view = UnescapedView.of(secret);
        for (int layer = 0; layer < LAYERS; layer++) {
            @Nullable UnescapedView deeper = view.deeper();
            if (deeper == null) {
                break;
            }
            view = deeper;
        }
        return utf8(view.text());
    }

    /** A view keeps the bytes of UTF-8 apart; here they become characters again. */
    private static String utf8(String text) {
        boolean bytes = text.chars().anyMatch(c -> c >= 0x80) && text.chars().allMatch(c -> c <= 0xFF);
        if (!bytes) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
