package dev.lapwing.cli.rules.explain;

import dev.lapwing.alert.words.Margin;
import dev.lapwing.alert.words.ValueDisplay;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.text.SafeText;
import java.util.function.Function;

/** How a terminal shows what came from outside: short, on one line, addresses as the settings say. */
public final class ShownValue {
    private static final int LENGTH = 100;

    private final ValueDisplay display;

    /**
     * Values that show e-mail addresses one way.
     *
     * @param showEmail what to show in place of an e-mail address
     */
    public ShownValue(Function<String, String> showEmail) {
        this.display = new ValueDisplay(showEmail);
    }

    /** The value of an event's field. */
    public String of(String field, String value) {
        return plain(display.whole(field, value));
    }

    /** By what margin an alert's rule fired. */
    public String margin(AlertVersion alert) {
        return Margin.of(alert, display);
    }

    /** A text that names nobody, such as one of a rule. */
    public static String plain(String text) {
        return SafeText.cut(SafeText.oneLine(text), LENGTH);
    }
}
