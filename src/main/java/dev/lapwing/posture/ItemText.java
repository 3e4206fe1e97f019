package dev.lapwing.posture;

import dev.lapwing.text.TextHash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A list as one text: its items, one a line. */
public final class ItemText {
    public static final int MAX_ITEMS = 200;
    public static final int MAX_ITEM = 300;
    private static final int HASH_BYTES = 8;

    private ItemText() {}

    /** Of the items in any order. */
    public static String sorted(Stream<String> items) {
        return lines(items.map(ItemText::line).sorted().distinct().toList());
    }

    /** Of the items in their order. */
    public static String inOrder(Stream<String> items) {
        return lines(items.map(ItemText::line).toList());
    }

    /** Of too many items the rest is told by its number and a hash, so that a change there is one still. */
    private static String lines(List<String> items) {
        if (items.size() <= MAX_ITEMS) {
            return String.join("\n", items);
        }
        List<String> first = new ArrayList<>(items.subList(0, MAX_ITEMS));
        List<String> rest = items.subList(MAX_ITEMS, items.size());
        first.add("and " + rest.size() + " more, sha-256 "
                + HexFormat.of().formatHex(TextHash.of(rest.stream()), 0, HASH_BYTES));
        return String.join("\n", first);
    }

    private static String line(String item) {
        return KeptText.of(item.strip().replaceAll("\\s+", " "), MAX_ITEM);
    }
}
