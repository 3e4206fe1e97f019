package dev.lapwing.detect.window;

import dev.lapwing.detect.signal.FirstEvents;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.rule.definition.CorrelationRule;
import dev.lapwing.rule.definition.Window;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A correlation rule made ready for evaluation: which events it sees, as which members, and its spans of time.
 *
 * <p>The members that an event matches are a bit mask: bit i for member i.
 */
public final class RulePlan {
    /** How many events of one slice of time a group keeps for a rule, at least. */
    public static final int DEFAULT_SLICE_LIMIT = 512;

    private static final int SLICES = 16;
    private static final int MAX_MEMBERS = 63;

    public final CorrelationRule rule;
    public final long fingerprint;
    /** The timespan T in milliseconds. */
    public final long span;
    /** D: how long after an event it is decided for good; T where something has to stay away, else 0. */
    public final long delay;
    /** Whether it can hold in a way that is decided at once. */
    public final boolean early;
    /** Length of a slice of the bound in milliseconds: T/16, of a rate the whole bucket, however its events are spread. */
    public final long sliceLength;
    /** How many events of a slice count: K, of a bucket 16 K. */
    public final int sliceLimit;

    /** For how long after its last holding event an episode can go on. */
    public final long linger;

    private final long countedMask;
    private final long thenMask;
    private final long amongMask;
    private final long episodeMask;
    /** Of the first event of an instance, where that begins a silence; else 0. */
    private final long startMask;

    private final Map<Long, Long> memberBits = new HashMap<>();
    private final RuleValue value;

    /** A plan for a rule of which a group keeps so many events of one slice of time. */
    public RulePlan(CorrelationRule rule, int sliceLimit) {
        if (rule.members().size() > MAX_MEMBERS) {
            throw new IllegalArgumentException("rule " + rule.head().identity() + " has over 63 members");
        }
        this.rule = rule;
        this.fingerprint = rule.fingerprint();
        this.span = rule.timespan().toMillis();
        this.delay = waits(rule) ? span : 0;
        this.early = delay == 0
                || (rule.hasNegation() && rule.measure().window() == Window.BACKWARD && !Negations.inEveryWay(rule));
        this.linger = rule.type().waitsForSilence()
                ? rule.baseline().orElseThrow().forget().toMillis()
                : span;
        int slices = rule.type().countsBuckets() ? 1 : SLICES;
        this.sliceLength = Math.max(1, span / slices);
        this.sliceLimit = Math.max(SLICES / slices * sliceLimit, mostCounted(rule));
        this.countedMask = mask(rule.countedMembers());
        this.thenMask = mask(rule.thenMember().stream().toList());
        this.amongMask = mask(rule.share().map(share -> share.amongMembers()).orElse(List.of()));
        this.startMask = FirstEvents.matter(rule) ? 1L << rule.members().size() : 0;
        this.episodeMask = (countedMask & ~Negations.of(rule)) | thenMask | startMask;
        this.value = new RuleValue(rule);
        IntStream.range(0, rule.members().size())
                .forEach(i ->
                        memberBits.merge(rule.members().get(i).fingerprint(), 1L << i, (one, other) -> one | other));
        if (startMask != 0) {
            memberBits.put(FirstEvents.markOf(rule), startMask);
        }
    }

    /** Whether an event stands for the beginning of an instance. */
    public boolean starts(WindowEvent event) {
        return (event.mask & startMask) != 0;
    }

    /** The members that a signal's detections stand for. */
    public long mask(Signal signal) {
        long mask = 0;
        for (int i = 0; i < signal.detectionCount(); i++) {
            mask |= memberBits.getOrDefault(signal.detection(i), 0L);
        }
        return mask;
    }

    /** The detections that this rule has a use for. */
    public Iterable<Long> detections() {
        return memberBits.keySet();
    }

    boolean counts(long mask) {
        return (mask & countedMask) != 0;
    }

    boolean among(long mask) {
        return (mask & amongMask) != 0;
    }

    /** Whether the condition is looked at when such an event comes. */
    public boolean mayHold(long mask) {
        return thenMask == 0 || (mask & thenMask) != 0;
    }

    /** Whether an event belongs to an episode: what counts, and what the counting waits for; of some baselines what holds. */
    public boolean tells(WindowEvent event) {
        return showsOnlyWhatHolds() ? event.holds : (event.mask & episodeMask) != 0;
    }

    /** Where the window of an event begins, as far as the event shows it. */
    public long windowStart(long time) {
        if (rule.type().countsBuckets()) {
            return Math.floorDiv(time, span) * span;
        }
        return delayedBySpan() || showsOnlyWhatHolds() ? time : EventTimes.minus(time, span);
    }

    /** The newest event in the window of an event, which may lie after it. */
    public long windowEnd(List<WindowEvent> events, long time) {
        if (endsWithReturn()) {
            return time + span;
        }
        return rule.measure().window() == Window.FORWARD
                ? events.get(EventSearch.firstAfter(events, time + span) - 1).time()
                : time;
    }

    /** Whether an episode lasts until an event comes that was missing. */
    public boolean endsWithReturn() {
        return rule.type().waitsForSilence();
    }

    /** What the rule looks at of an event. */
    public RuleValue value() {
        return value;
    }

    /** Whether a few events of each value are kept apart, so that a flood of one hides no other. */
    public boolean keepsEachValue() {
        return rule.type().tellsValuesApart();
    }

    /** Whether more events of one time can only raise what is counted. */
    public boolean onlyGrows() {
        return !provisional() && !rule.type().isNumeric() && !rule.type().isOrdered();
    }

    /** An empty aggregate of the kind that the rule asks for. */
    public WindowAggregate aggregate() {
        return switch (rule.type()) {
            case EVENT_COUNT -> new CountAggregate(this);
            case VALUE_COUNT -> new DistinctAggregate(this);
            case VALUE_SUM -> new SumAggregate(this, false);
            case VALUE_AVG -> new SumAggregate(this, true);
            case VALUE_PERCENTILE -> new PercentileAggregate(this, false);
            case VALUE_MEDIAN -> new PercentileAggregate(this, true);
            case TEMPORAL -> memberAggregate();
            case TEMPORAL_ORDERED -> new SequenceAggregate(this);
            case NEW_VALUE, RATE_ANOMALY, ABSENCE, IMPOSSIBLE_TRAVEL ->
                throw new IllegalStateException("a baseline looks at more than a window");
        };
    }

    /** An empty aggregate that counts the events of each member. */
    public TemporalAggregate memberAggregate() {
        return new TemporalAggregate(rule.expression(), rule.members().size());
    }

    /** Whether an alert of this rule may be taken back by later events. */
    public boolean provisional() {
        boolean corrected =
                rule.level() > 0 || rule.type().isNumeric() || rule.type().isBaseline();
        boolean limited = rule.bounds().high().isPresent() || rule.share().isPresent() || countsMembersWithin();
        return rule.level() > 0 || (delay == 0 && (corrected || limited));
    }

    private boolean countsMembersWithin() {
        return rule.expression().isLimited();
    }

    /** A forward window begins with its event, as does the silence after it. */
    private boolean delayedBySpan() {
        return rule.measure().window() != Window.BACKWARD || endsWithReturn();
    }

    private boolean showsOnlyWhatHolds() {
        return rule.type().judgesSingleEvents();
    }

    private static boolean waits(CorrelationRule rule) {
        return rule.hasNegation()
                || rule.measure().window() != Window.BACKWARD
                || rule.type().waitsForSilence();
    }

    /** The count from which on more events change nothing, where the rule counts. */
    private static int mostCounted(CorrelationRule rule) {
        if (rule.baseline().isPresent()) {
            return rule.baseline().get().match(newValue -> 1, RulePlan::mostCounted, absence -> 1, travel -> 1);
        }
        if (!rule.type().isCount()) {
            return 1;
        }
        return rule.bounds()
                .high()
                .or(() -> rule.bounds().low())
                .map(bound ->
                        bound.min(BigDecimal.valueOf(Integer.MAX_VALUE / 2)).intValue() + 1)
                .orElse(1);
    }

    private static int mostCounted(Baseline.RateAnomaly rate) {
        return (int) Math.min(Integer.MAX_VALUE / 2, rate.least());
    }

    private static long mask(List<Integer> members) {
        return members.stream().collect(Collectors.summingLong(member -> 1L << member));
    }
}
