package dev.lapwing.connect.neon.storage;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far storage logs were read, as an offset keeps it.
 *
 * @param positions of branches, such as {@code project/branch=1760000000000}, parted by blanks
 * @param sent the memory of items that were sent last, in Base64
 */
public record StorageState(String positions, String sent) {
    public static StorageState none() {
        return new StorageState("", "");
    }

    /**
     * Checks what was stored.
     *
     * @throws IllegalArgumentException where it is no such state
     */
    public static StorageState of(String positions, String sent) {
        StorageState state = new StorageState(positions, sent);
        state.byBranch();
        if (Base64.getDecoder().decode(sent).length % Long.BYTES != 0) {
            throw new IllegalArgumentException("no memory of items");
        }
        return state;
    }

    static String text(Map<String, Long> byBranch) {
        return byBranch.entrySet().stream()
                .map(branch -> branch.getKey() + "=" + branch.getValue())
                .collect(Collectors.joining(" "));
    }

    Map<String, Long> byBranch() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (String word : positions.isEmpty() ? new String[0] : positions.split(" ", -1)) {
            int at = word.lastIndexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("no position of a branch");
            }
            all.put(word.substring(0, at), Long.parseLong(word.substring(at + 1)));
        }
        return all;
    }
}
