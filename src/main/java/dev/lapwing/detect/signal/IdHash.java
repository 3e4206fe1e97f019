package dev.lapwing.detect.signal;

import dev.lapwing.text.TextHash;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Names made by hashing their parts. */
public final class IdHash {
    private static final int ID_BYTES = 16;

    private IdHash() {}

    /** 32 hex digits that name these parts. */
    public static String id(String... parts) {
        return HexFormat.of().formatHex(TextHash.of(Stream.of(parts)), 0, ID_BYTES);
    }

    /** 64 bits that name these parts. */
    public static long number(String... parts) {
        return TextHash.number(Stream.of(parts));
    }
}
