package dev.lapwing.notify.channel;

import dev.lapwing.text.TextHash;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Names for what is sent, the same whenever the same is sent again: SHA-256 over texts, each with its length before it. */
public final class DedupKey {
    private DedupKey() {}

    /** The key of alerts that a channel tells together, in whatever order they come. */
    public static String batch(String channel, Batch batch) {
        return "digest-" + hash(Stream.concat(Stream.of(channel), batch.names().stream()));
    }

    /** The name of what one rule raises in a storm. */
    public static String storm(String channel, String firstAlert) {
        return "storm-" + hash(Stream.of(channel, firstAlert));
    }

    /** The key of a line that a channel tells. */
    public static String note(String channel, String line) {
        return "note-" + hash(Stream.of(channel, line));
    }

    /** The text itself, or its hash where it is empty, longer than this or holds what a header may not. */
    public static String of(String id, int most) {
        boolean plain = !id.isEmpty()
                && id.length() <= most
                && id.chars().allMatch(character -> character > ' ' && character < 0x7f);
        return plain ? id : hash(Stream.of(id));
    }

    private static String hash(Stream<String> texts) {
        return HexFormat.of().formatHex(TextHash.of(texts));
    }
}
