package dev.lapwing.detect.window;

import dev.lapwing.detect.signal.BoundedText;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalMaker;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.wire.WireOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rule looks at of an event besides that it matches: one value, several together, a number or a place. */
public final class RuleValue {
    /** Longer ones come from no counter, and their sums would take the memory of a flood. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,2})?");

    private final List<String> fields;
    private final boolean isNumber;

    RuleValue(CorrelationRule rule) {
        this.isNumber = rule.type().isNumeric();
        this.fields = fields(rule);
    }

    private static List<String> fields(CorrelationRule rule) {
        if (rule.type().looksAtPlaces()) {
            return rule.valueFields().stream().map(SignalMaker::placeOf).toList();
        }
        return rule.type().looksAtValues() ? rule.valueFields() : List.of();
    }

    /** Whether events without such a value do not count. */
    public boolean isNeeded() {
        return !fields.isEmpty();
    }

    /** The value, or null where the event lacks one of its fields or has no number where one is added up. */
    @Nullable
    public String of(Signal signal) {
        if (fields.size() == 1) {
            String value = signal.value(fields.get(0));
            return value == null || (isNumber && !NUMBER.matcher(value).matches()) ? null : value;
        }
        WireOutput tuple = new WireOutput();
        for (String field : fields) {
            String value = signal.value(field);
            if (value == null) {
                return null;
            }
            tuple.text(value);
        }
        return BoundedText.of(new String(tuple.toBytes(), StandardCharsets.ISO_8859_1), BoundedText.COUNTED);
    }
}
