package dev.lapwing.detect.baseline;

import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.Measurement;
import dev.lapwing.detect.window.WindowEvent;
import dev.lapwing.rule.definition.Baseline;
import dev.lapwing.wire.WireInput;
import dev.lapwing.wire.WireOutput;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many events a group had in each bucket of time, as long as the rule remembers. */
public final class RatePast implements BaselineState {
    private static final int OVERHEAD = 300;
    private static final int FOR_EACH_BUCKET = 80;

    private final Baseline.RateAnomaly baseline;
    private final long bucketLength;
    private final LearningPeriod learningPeriod;
    private final TreeMap<Long, Integer> counts = new TreeMap<>();
    private Optional<UsualRate> usual = Optional.empty();
    private long usualOf = EventTimes.NONE;

    /** The past of a group that was never seen; the length of a bucket is in milliseconds. */
    public RatePast(Baseline.RateAnomaly baseline, long bucketLength) {
        this(baseline, bucketLength, new LearningPeriod(baseline));
    }

    private RatePast(Baseline.RateAnomaly baseline, long bucketLength, LearningPeriod learningPeriod) {
        this.baseline = baseline;
        this.bucketLength = bucketLength;
        this.learningPeriod = learningPeriod;
    }

    @Override
    public void next(WindowEvent event) {
        long bucket = Math.floorDiv(event.time(), bucketLength);
        if (learningPeriod.meet(event.time())) {
            counts.clear();
            usualOf = EventTimes.NONE;
        }
        if (bucket != usualOf) {
            usual = UsualRate.before(bucket, counts, firstWhole(bucket), bucketLength, baseline);
            usualOf = bucket;
        }
        int count = counts.merge(bucket, 1, Integer::sum);
        boolean holds =
                usual.isPresent() && count >= baseline.least() && usual.get().isFarBelow(count);
        event.judge(holds, usual.map(rate -> new Measurement(BigDecimal.valueOf(count), rate.median())));
    }

    /** What was usual for the bucket of the newest event; empty while too little is known. */
    public Optional<UsualRate> usual() {
        return usual;
    }

    /** How many events the bucket of the newest event has so far. */
    public int count() {
        return counts.getOrDefault(Math.floorDiv(learningPeriod.newest(), bucketLength), 0);
    }

    @Override
    public BaselineState copy() {
        RatePast copy = new RatePast(baseline, bucketLength, learningPeriod.copy());
        copy.counts.putAll(counts);
        return copy;
    }

    /** Of a bucket that both know the larger count is the one that misses less. */
    @Override
    public void join(BaselineState other) {
        RatePast more = (RatePast) other;
        learningPeriod.join(more.learningPeriod);
        more.counts.forEach((bucket, count) -> counts.merge(bucket, count, Math::max));
        if (newest() != EventTimes.NONE) {
            counts.headMap(Math.floorDiv(learningPeriod.since(), bucketLength)).clear();
            counts.headMap(firstRemembered(Math.floorDiv(newest(), bucketLength)))
                    .clear();
        }
        usualOf = EventTimes.NONE;
    }

    @Override
    public LearningPeriod learningPeriod() {
        return learningPeriod;
    }

    @Override
    public long weight() {
        return OVERHEAD + (long) counts.size() * FOR_EACH_BUCKET;
    }

    @Override
    public void write(WireOutput out) {
        learningPeriod.write(out);
        out.number(counts.size());
        long before = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            out.number(entry.getKey() - before).number(entry.getValue());
            before = entry.getKey();
        }
    }

    @Override
    public void read(WireInput in) {
        learningPeriod.read(in);
        long bucket = 0;
        for (int left = in.count(); left > 0; left--) {
            bucket += in.number();
            counts.put(bucket, in.count());
        }
    }

    /** The first bucket of the past: the one in which the group was met began before that, so it does not count. */
    private long firstWhole(long bucket) {
        long remembered = firstRemembered(bucket);
        counts.headMap(remembered).clear();
        return Math.max(remembered, Math.floorDiv(learningPeriod.since(), bucketLength) + 1);
    }

    private long firstRemembered(long bucket) {
        return bucket - baseline.forget().toMillis() / bucketLength;
    }
}
