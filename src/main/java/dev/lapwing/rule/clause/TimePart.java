package dev.lapwing.rule.clause;

import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A part of a date or time that a rule can compare; a day is one of a month, a week one of ISO 8601. */
public enum TimePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 59),
    HOUR(ChronoField.HOUR_OF_DAY, 0, 23),
    DAY(ChronoField.DAY_OF_MONTH, 1, 31),
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
    MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
    YEAR(ChronoField.YEAR, 0, 9999);

    private final TemporalField field;
    private final int first;
    private final int last;

    TimePart(TemporalField field, int first, int last) {
        this.field = field;
        this.first = first;
        this.last = last;
    }

    /** The part as a number; a date alone has no hour and no minute. */
    OptionalInt of(TemporalAccessor time) {
        return time.isSupported(field) ? OptionalInt.of(time.get(field)) : OptionalInt.empty();
    }

    /** Whether the part of a time can be this number. */
    public boolean allows(long number) {
        return first <= number && number <= last;
    }

    /** The numbers that there are. */
    public String range() {
        return "from " + first + " to " + last;
    }

    /** As the modifier is written in rules. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part that a modifier names. */
    public static Optional<TimePart> called(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    /** All modifiers, as they are written in rules. */
    public static List<String> names() {
        return Arrays.stream(values()).map(TimePart::word).toList();
    }
}
