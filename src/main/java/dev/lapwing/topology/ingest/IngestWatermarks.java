package dev.lapwing.topology.ingest;

import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkKey;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.source.LagView;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
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
    private long lookedAt = Long.MAX_VALUE;

    /** For raw partitions: one may be idle whose end has been read. */
    IngestWatermarks(Duration idleAfter, LagView lag) {
        this(idleAfter, (source, partition) -> lag.atEnd(partition));
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

    /**
     * Expects sources on a partition, which may then be found idle although nothing comes: a spread one, or a keyed one of
     * which a row once came there, before a restart.
     */
    void expect(SourceLayout layout, int partition, long now) {
        for (String topic : SourceLayout.rawTopics()) {
            if (partition < layout.partitions(topic)) {
                layout.rowsOn(topic)
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

    /** Whether word came that no more of a source will come on a partition, and nothing came since. */
    boolean hasEnded(Source source, Upstream upstream) {
        Seen seen = feeds.get(new Feed(source, upstream));
        return seen != null && seen.ended;
    }

    /** Takes back that no more of a source will come on a partition; says whether that was so. */
    boolean goesOn(Source source, Upstream upstream, long now) {
        boolean was = hasEnded(source, upstream);
        if (was) {
            seen(source, upstream, Long.MIN_VALUE, now);
        }
        return was;
    }

    /** Notes that a source's rows up to a time were read; says whether nothing of them was told so far. */
    boolean seen(Source source, Upstream upstream, long time, long now) {
        Seen seen = feed(source, upstream, now);
        seen.largest = Math.max(seen.largest, time);
        seen.active = now;
        seen.ended = false;
        return seen.told == null || seen.told.isSilent();
    }

    /** Notes that no more of a source will come on a partition. */
    void ended(Source source, Upstream upstream, OptionalLong horizon, long now) {
        seen(source, upstream, horizon.orElse(Long.MIN_VALUE), now);
        feed(source, upstream, now).ended = true;
    }

    /** Takes up how far a source had come before a restart; it is to be told again. */
    void restore(Source source, Upstream upstream, WatermarkProgress before, long now) {
        Seen seen = feed(source, upstream, now);
        seen.largest = before.largest();
        seen.first = before.first();
        seen.ended = before.ended();
    }

    /** How far a source has come, whether told or not. */
    UpstreamProgress of(Source source, Upstream upstream, long now) {
        Feed feed = new Feed(source, upstream);
        return new UpstreamProgress(
                WatermarkKey.of(source.name()),
                upstream,
                feed(source, upstream, now).progress(feed, false));
    }

    private Seen feed(Source source, Upstream upstream, long now) {
        return feeds.computeIfAbsent(new Feed(source, upstream), feed -> new Seen(now));
    }

    /**
     * What is to be told, which counts as told. That a partition is idle is told again and again: a task that took over
     * groups meanwhile does not go by what another one heard.
     */
    List<UpstreamProgress> news(long now) {
        List<UpstreamProgress> news = new ArrayList<>();
        boolean stoodStill = now - lookedAt > idleAfter.toMillis();
        lookedAt = now;
        feeds.forEach((feed, seen) -> {
            WatermarkProgress progress = seen.progress(feed, idle(feed, seen, now, stoodStill));
            boolean again = progress.idle() && now - seen.toldAt >= idleAfter.toMillis();
            if (again || !progress.equals(seen.told)) {
                seen.told = progress;
                seen.toldAt = now;
                news.add(new UpstreamProgress(WatermarkKey.of(feed.source().name()), feed.upstream(), progress));
            }
        });
        return news;
    }

    /** Idle is what stood at its end for the whole time; nobody knows of a time during which the process stood still. */
    private boolean idle(Feed feed, Seen seen, long now, boolean stoodStill) {
        if (stoodStill || !mayBeIdle.test(feed.source(), feed.upstream())) {
            seen.active = now;
        }
        return now - seen.active >= idleAfter.toMillis();
    }

    /** One source on one partition. */
    private record Feed(Source source, Upstream upstream) {}

    /** How far it has come. */
    private static final class Seen {
        long largest = Long.MIN_VALUE;
        long first = WatermarkProgress.NO_EVENT;
        /** When something last came, or may have lain unread. */
        long active;

        long toldAt;
        boolean ended;

        @Nullable
        WatermarkProgress told;

        Seen(long active) {
            this.active = active;
        }

        WatermarkProgress progress(Feed feed, boolean idle) {
            long watermark = largest == Long.MIN_VALUE ? largest : feed.source().watermarkAfter(largest);
            return new WatermarkProgress(watermark, largest, idle, ended, first);
        }
    }
}
