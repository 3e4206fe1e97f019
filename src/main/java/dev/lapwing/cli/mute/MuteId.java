package dev.lapwing.cli.mute;

import java.util.Set;
import java.util.random.RandomGenerator;

/** Names for mutes, short enough to be typed: {@code m-7kx3qd}. */
final class MuteId {
    /** Without the letters and digits that are taken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 6;

    private MuteId() {}

    /** A name that is not among those taken. */
    static String next(RandomGenerator random, Set<String> taken) {
        String id;
        do {
            StringBuilder name = new StringBuilder("m-");
            random.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt).forEach(name::append);
            id = name.toString();
        } while (taken.contains(id));
        return id;
    }
}
