package dev.lapwing.connect.pocketbase.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version such as {@code 0.40.4} or {@code v0.22.14}; what follows a hyphen does not count.
 *
 * @param numbers from the most significant one on
 */
record VersionNumber(List<Integer> numbers) implements Comparable<VersionNumber> {
    private static final Pattern FORM = Pattern.compile("v?\\d{1,6}(\\.\\d{1,6}){0,3}(-.*)?");
    private static final Pattern DOT = Pattern.compile("\\.");

    static Optional<VersionNumber> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = text.startsWith("v") ? text.substring(1) : text;
        int hyphen = plain.indexOf('-');
        String numbers = hyphen < 0 ? plain : plain.substring(0, hyphen);
        return Optional.of(new VersionNumber(
                DOT.splitAsStream(numbers).map(Integer::valueOf).toList()));
    }

    /** Numbers that are not written are zero. */
    @Override
    public int compareTo(VersionNumber other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        return Arrays.compare(padded(length), other.padded(length));
    }

    private int[] padded(int length) {
        int[] all = new int[length];
        for (int i = 0; i < numbers.size(); i++) {
            all[i] = numbers.get(i);
        }
        return all;
    }
}
