package dev.lapwing.cli.input;

import dev.lapwing.cli.CommandFailed;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowReading;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Formats by the words that people type. */
public final class FormatWord {
    private FormatWord() {}

    /** How rows of a format other than JSON are read. */
    public static RowReading known(String word) {
        return RowFormat.named(word).map(RowReading::of).orElseThrow(() -> {
            String known =
                    Arrays.stream(RowFormat.values()).map(RowFormat::word).collect(Collectors.joining(", "));
            return CommandFailed.wrong(
                    "There is no format " + word + "; there are " + known + ", " + RowReading.JSON + ".");
        });
    }
}
