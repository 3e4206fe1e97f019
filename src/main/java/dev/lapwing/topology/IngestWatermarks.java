package dev.lapwing.topology;

import dev.lapwing.detect.Clock;
import dev.lapwing.detect.Progress;
import dev.lapwing.detect.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** How far each source has come on the partitions that one task reads, and what of that has been told. */
final class IngestWatermarks {
    private final Map<Feed, Seen> feeds = new LinkedHashMap<>();
    private final Duration idleAfter;
    private final BiPredicate<Source, Upstream> mayBeIdle;

    /** For raw partitions, of which those of a spread source may be idle. */
    IngestWatermarks(Duration idleAfter, LagView lag) {
        this(idleAfter, (source, partition) -> source.spread() && lag.atEnd(partition));
    }

    /**
     * No source has come anywhere.
     *
     * @param mayBeIdle whether an upstream of a source counts as idle when nothing has come for so long
     */
    IngestWatermarks(Duration idleAfter, BiPredicate<Source, Upstream> mayBeIdle) {
        this.idleAfter = idleAfter;
        this.mayBeIdle = mayBeIdle;
    }

    /** Expects spread sources on a partition, which may then be found idle before anything came. */
    void expect(SourceLayout layout, int partition, long now) {
        for (String topic : SourceLayout.rawTopics()) {
            if (partition < layout.partitions(topic)) {
                layout.spreadOn(topic)
                        .forEach(source -> feeds.put(new Feed(source, new Upstream(topic, partition)), new Seen(now)));
            }
        }
    }

    /** Notes that an event was read; says whether none as early was before. */
    boolean event(Source source, Upstream upstream, long time, long now) {
        seen(source, upstream, time, now);
        Seen seen = feed(source, upstream, now);
        boolean earlier = time < seen.first;
        seen.first = Math.min(seen.first, time);
        return earlier;
    }

    /** Notes that a source's rows up to a time were read; says whether nothing of them was told so far. */
    boolean seen(Source source, Upstream upstream, long time, long now) {
        Seen seen = feed(source, upstream, now);
        seen.largest = Math.max(seen.largest, time);
        seen.active = now;
        return seen.told == null;
    }

    /** Notes that no more of a source will come on a partition. */
    void ended(Source source, Upstream upstream, OptionalLong horizon, long now) {
        seen(source, upstream, horizon.orElse(Long.MIN_VALUE), now);
        feed(source, upstream, now).ended = true;
    }

    /** Takes up how far a source had come before a restart; it is to be told again. */
    void restore(Source source, Upstream upstream, Progress before, long now) {
        Seen seen = feed(source, upstream, now);
        seen.largest = before.largest();
        seen.first = before.first();
        seen.ended = before.ended();
    }

    /** How far a source has come, whether told or not. */
    UpstreamProgress of(Source source, Upstream upstream, long now) {
        Feed feed = new Feed(source, upstream);
        return new UpstreamProgress(
                Clock.of(source.name()), upstream, feed(source, upstream, now).progress(feed, false));
    }

    private Seen feed(Source source, Upstream upstream, long now) {
        return feeds.computeIfAbsent(new Feed(source, upstream), feed -> new Seen(now));
    }

    /** What is to be told, which counts as told. */
    List<UpstreamProgress> news(long now) {
        List<UpstreamProgress> news = new ArrayList<>();
        feeds.forEach((feed, seen) -> {
            Progress progress = seen.progress(feed, idle(feed, seen, now));
            boolean nothingYet = seen.largest == Long.MIN_VALUE && !progress.idle() && !progress.ended();
            if (!nothingYet && !progress.equals(seen.told)) {
                seen.told = progress;
                news.add(new UpstreamProgress(Clock.of(feed.source().name()), feed.upstream(), progress));
            }
        });
        return news;
    }

    private boolean idle(Feed feed, Seen seen, long now) {
        return now - seen.active >= idleAfter.toMillis() && mayBeIdle.test(feed.source(), feed.upstream());
    }

    /** One source on one partition. */
    private record Feed(Source source, Upstream upstream) {}

    /** How far it has come. */
    private static final class Seen {
        long largest = Long.MIN_VALUE;
        long first = Progress.NO_EVENT;
        long active;
        boolean ended;

        @Nullable
        Progress told;

        Seen(long active) {
            this.active = active;
        }

        Progress progress(Feed feed, boolean idle) {
            long watermark = largest == Long.MIN_VALUE ? largest : feed.source().watermarkAfter(largest);
            return new Progress(watermark, largest, idle, ended, first);
        }
    }
}
