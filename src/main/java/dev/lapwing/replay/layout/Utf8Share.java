package dev.lapwing.replay.layout;

import dev.lapwing.text.Newlines;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How much of a text is UTF-8. */
public enum Utf8Share {
    ALL,
    /** Some places are broken, which anybody can bring about who writes into a log. */
    MOST,
    /** No letter beyond ASCII is right, and several lines have some: it is in another encoding. */
    NONE;

    private static final int SEVERAL = 3;

    public static Utf8Share of(byte[] bytes, int end) {
        int right = 0;
        int broken = 0;
        int from = 0;
        while (from < end) {
            int to = Newlines.next(bytes, from, end);
            if (!isAscii(bytes, from, to)) {
                boolean utf8 = isUtf8(bytes, from, to);
                right += utf8 ? 1 : 0;
                broken += utf8 ? 0 : 1;
            }
            from = to + 1;
        }
        if (broken == 0) {
            return ALL;
        }
        return right == 0 && broken >= SEVERAL ? NONE : MOST;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at == to;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
