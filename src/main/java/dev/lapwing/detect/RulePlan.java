package dev.lapwing.detect;

import dev.lapwing.rule.CorrelationRule;
import dev.lapwing.rule.CorrelationType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A correlation rule made ready for evaluation: which events it sees, as which members, and its spans of time.
 *
 * <p>The members that an event matches are a bit mask: bit i for member i.
 */
final class RulePlan {
    /** How many events of one slice of time a group keeps for a rule, at least. */
    static final int DEFAULT_SLICE_LIMIT = 512;

    private static final int SLICES = 16;
    private static final int MAX_MEMBERS = 63;

    final CorrelationRule rule;
    final long fingerprint;
    /** The timespan T in milliseconds. */
    final long span;
    /** D: how long after an event its condition can still change by what comes later; T with a negation, else 0. */
    final long delay;
    /** Length of a slice of the bound, T/16, in milliseconds. */
    final long sliceLength;
    /** K: how many events of a slice count. */
    final int sliceLimit;

    private final long countedMask;
    private final long thenMask;
    private final long amongMask;
    private final long episodeMask;
    private final Map<Long, Long> memberBits = new HashMap<>();

    RulePlan(CorrelationRule rule, int sliceLimit) {
        if (rule.members().size() > MAX_MEMBERS) {
            throw new IllegalArgumentException("rule " + rule.head().identity() + " has over 63 members");
        }
        this.rule = rule;
        this.fingerprint = rule.fingerprint();
        this.span = rule.timespan().toMillis();
        this.delay =
                rule.type() == CorrelationType.TEMPORAL && rule.expression().hasNegation() ? span : 0;
        this.sliceLength = Math.max(1, span / SLICES);
        this.sliceLimit = Math.max(sliceLimit, threshold(rule));
        this.countedMask = mask(rule.countedMembers());
        this.thenMask = mask(rule.thenMember().stream().toList());
        this.amongMask = mask(rule.share().map(share -> share.amongMembers()).orElse(List.of()));
        this.episodeMask = (countedMask & ~Negations.of(rule)) | thenMask;
        IntStream.range(0, rule.members().size())
                .forEach(i ->
                        memberBits.merge(rule.members().get(i).fingerprint(), 1L << i, (one, other) -> one | other));
    }

    /** The members that a signal's detections stand for. */
    long mask(Signal signal) {
        long mask = 0;
        for (int i = 0; i < signal.detectionCount(); i++) {
            mask |= memberBits.getOrDefault(signal.detection(i), 0L);
        }
        return mask;
    }

    /** The detections that this rule has a use for. */
    Iterable<Long> detections() {
        return memberBits.keySet();
    }

    boolean counts(long mask) {
        return (mask & countedMask) != 0;
    }

    boolean among(long mask) {
        return (mask & amongMask) != 0;
    }

    /** Whether the condition is looked at when such an event comes. */
    boolean mayHold(long mask) {
        return thenMask == 0 || (mask & thenMask) != 0;
    }

    /** Whether such an event belongs to an episode: what counts, and what the counting waits for. */
    boolean tells(long mask) {
        return (mask & episodeMask) != 0;
    }

    boolean countsValues() {
        return rule.type() == CorrelationType.VALUE_COUNT;
    }

    /** The value that a value count counts, or null where the event lacks one of its fields. */
    @Nullable
    String value(Signal signal) {
        if (rule.valueFields().size() == 1) {
            return signal.value(rule.valueFields().get(0));
        }
        WireOutput tuple = new WireOutput();
        for (String field : rule.valueFields()) {
            String value = signal.value(field);
            if (value == null) {
                return null;
            }
            tuple.text(value);
        }
        return new String(tuple.toBytes(), StandardCharsets.ISO_8859_1);
    }

    Tally tally() {
        return switch (rule.type()) {
            case EVENT_COUNT -> new CountTally(this);
            case VALUE_COUNT -> new ValueTally(this);
            case TEMPORAL -> new TemporalTally(rule.expression(), rule.members().size());
            case VALUE_SUM,
                    VALUE_AVG,
                    VALUE_PERCENTILE,
                    VALUE_MEDIAN,
                    TEMPORAL_ORDERED,
                    NEW_VALUE,
                    RATE_ANOMALY,
                    ABSENCE,
                    IMPOSSIBLE_TRAVEL -> throw new IllegalStateException("no tally for " + rule.type());
        };
    }

    /** Whether an alert of this rule may be taken back by later events. */
    boolean provisional() {
        return rule.bounds().high().isPresent() || rule.share().isPresent();
    }

    private static int threshold(CorrelationRule rule) {
        return rule.bounds()
                .high()
                .or(() -> rule.bounds().low())
                .map(bound ->
                        bound.min(BigDecimal.valueOf(Integer.MAX_VALUE / 2)).intValue() + 1)
                .orElse(1);
    }

    private static long mask(List<Integer> members) {
        return members.stream().collect(Collectors.summingLong(member -> 1L << member));
    }
}
