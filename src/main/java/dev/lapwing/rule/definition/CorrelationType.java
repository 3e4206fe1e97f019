package dev.lapwing.rule.definition;

import static dev.lapwing.rule.definition.CorrelationType.Trait.BASELINE;
import static dev.lapwing.rule.definition.CorrelationType.Trait.BUCKETS;
import static dev.lapwing.rule.definition.CorrelationType.Trait.COUNT;
import static dev.lapwing.rule.definition.CorrelationType.Trait.DIFFERENT_VALUES;
import static dev.lapwing.rule.definition.CorrelationType.Trait.MEMBERS;
import static dev.lapwing.rule.definition.CorrelationType.Trait.NUMBERS;
import static dev.lapwing.rule.definition.CorrelationType.Trait.ORDER;
import static dev.lapwing.rule.definition.CorrelationType.Trait.PLACES;
import static dev.lapwing.rule.definition.CorrelationType.Trait.SILENCE;
import static dev.lapwing.rule.definition.CorrelationType.Trait.SINGLE_EVENTS;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a correlation looks at within its window; the last four are baselines, which compare a group with its own past.
 *
 * <p>The first eight are those of Sigma; baselines are documented as Lapwing's extension. All that differs by type, other
 * than how it is worked out and said, is a trait here.
 */
public enum CorrelationType {
    EVENT_COUNT(COUNT),
    VALUE_COUNT(COUNT, DIFFERENT_VALUES),
    VALUE_SUM(NUMBERS),
    VALUE_AVG(NUMBERS),
    VALUE_PERCENTILE(NUMBERS),
    VALUE_MEDIAN(NUMBERS),
    TEMPORAL(MEMBERS),
    TEMPORAL_ORDERED(MEMBERS, ORDER),
    NEW_VALUE(BASELINE, DIFFERENT_VALUES, SINGLE_EVENTS),
    RATE_ANOMALY(BASELINE, BUCKETS),
    ABSENCE(BASELINE, SILENCE),
    IMPOSSIBLE_TRAVEL(BASELINE, PLACES, SINGLE_EVENTS);

    /** What several types have in common. */
    enum Trait {
        COUNT,
        DIFFERENT_VALUES,
        NUMBERS,
        MEMBERS,
        ORDER,
        BASELINE,
        BUCKETS,
        SILENCE,
        PLACES,
        SINGLE_EVENTS
    }

    @SuppressWarnings("ImmutableEnumChecker") // set once and never given away
    private final Set<Trait> traits;

    CorrelationType(Trait... traits) {
        this.traits = EnumSet.copyOf(List.of(traits));
    }

    /** Whether it compares a count with its bounds. */
    public boolean isCount() {
        return has(COUNT);
    }

    /** Whether it asks which of its members match, not how many events or which values. */
    public boolean isTemporal() {
        return has(MEMBERS);
    }

    /** Whether its members have to match one after the other. */
    public boolean isOrdered() {
        return has(ORDER);
    }

    /** Whether it adds up or orders the numbers of a field. */
    public boolean isNumeric() {
        return has(NUMBERS);
    }

    /** Whether it tells the values of its fields apart. */
    public boolean tellsValuesApart() {
        return has(DIFFERENT_VALUES);
    }

    /** Whether it looks where the addresses of its field are. */
    public boolean looksAtPlaces() {
        return has(PLACES);
    }

    /** Whether events count by the values of its fields. */
    public boolean looksAtValues() {
        return tellsValuesApart() || isNumeric();
    }

    /** Whether it compares a group with its own past. */
    public boolean isBaseline() {
        return has(BASELINE);
    }

    /** Whether it judges one event after the other, so that only those that it finds belong to its episodes. */
    public boolean judgesSingleEvents() {
        return has(SINGLE_EVENTS);
    }

    /** Whether it counts whole buckets of time, whose length is its timespan. */
    public boolean countsBuckets() {
        return has(BUCKETS);
    }

    /** Whether it waits for what does not come; its timespan is the silence that is too long. */
    public boolean waitsForSilence() {
        return has(SILENCE);
    }

    /** Whether it says which value is new. */
    public boolean findsNewValues() {
        return isBaseline() && tellsValuesApart();
    }

    private boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The name in a rule file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
