package dev.lapwing.rule.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a folded text among many without making a string of it. */
final class ExactTable {
    private final @Nullable String[] keys;
    private final int[] entries;
    private final int mask;

    ExactTable(Map<String, Integer> entryOf) {
        int size = Integer.highestOneBit(Math.max(entryOf.size(), 1) * 4);
        keys = new @Nullable String[size];
        entries = new int[size];
        mask = size - 1;
        entryOf.forEach(this::put);
    }

    /** The entry of the text in the first places, or -1. */
    int find(char[] text, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + text[i];
        }
        int at = spread(hash);
        while (true) {
            String key = keys[at];
            if (key == null) {
                return -1;
            }
            if (key.length() == length && same(key, text)) {
                return entries[at];
            }
            at = (at + 1) & mask;
        }
    }

    private void put(String key, int entry) {
        int at = spread(key.hashCode());
        while (keys[at] != null) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        entries[at] = entry;
    }

    private int spread(int hash) {
        return (hash ^ (hash >>> 16)) & mask;
    }

    private static boolean same(String key, char[] text) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
