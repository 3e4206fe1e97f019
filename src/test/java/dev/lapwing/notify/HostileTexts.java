package dev.lapwing.notify;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that somebody who attacks, or a broken program, may put where an alert repeats them. */
final class HostileTexts {
    private static final int SEED = 20_261_122;

    private HostileTexts() {}

    static Stream<String> all() {
        List<String> written = List.of(
                "",
                " ",
                "\"}],\"event_action\":\"resolve\",\"x\":[{\"",
                "\\\\\\\" \\u0000 \\",
                "\u0000\u0001\u001b[2J\u007f\u0085\r\n\t",
                "\ud83d",
                "\ude00\ud83d",
                "\u202eesrever\u2028\u2029\ufeff\uffff",
                "<script>alert(1)</script>&amp;<!channel>",
                "https://evil.example/" + "p".repeat(3000),
                "z".repeat(1_500),
                "\u0000".repeat(1_500),
                "\"\n".repeat(1_500),
                "\u20ac".repeat(1_500),
                "\ud83d\ude00".repeat(1_500),
                "\ud83d".repeat(1_500));
        Stream<String> drawn = IntStream.range(0, 20).mapToObj(each -> drawn(new Random(SEED + each)));
        return Stream.concat(written.stream(), drawn);
    }

    private static String drawn(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(400), 0, Character.MAX_VALUE + 1).forEach(unit -> text.append((char) unit));
        return text.toString();
    }
}
