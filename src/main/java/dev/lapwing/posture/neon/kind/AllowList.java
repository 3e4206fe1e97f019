package dev.lapwing.posture.neon.kind;

import java.util.Arrays;

/** Lists of who may come from where, and whether they keep anybody away. */
public final class AllowList {
    private AllowList() {}

    /** Whether a list of addresses, one a line, keeps nobody away. */
    public static boolean letsInAll(String lines) {
        return AddressSet.of(lines).everyone();
    }

    /** Whether a list of origins, with commas between them, has every origin in it. */
    public static boolean isEveryOrigin(String origins) {
        return Arrays.stream(origins.split(",", -1)).map(String::strip).anyMatch("*"::equals);
    }
}
