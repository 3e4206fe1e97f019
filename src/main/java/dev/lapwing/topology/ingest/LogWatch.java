package dev.lapwing.topology.ingest;

import dev.lapwing.continuity.LogContinuity;
import dev.lapwing.continuity.poll.LogPoll;
import dev.lapwing.detect.signal.KeyedSignal;
import dev.lapwing.detect.watermark.Upstream;
import dev.lapwing.detect.watermark.WatermarkProgress;
import dev.lapwing.event.AuditEvent;
import dev.lapwing.normalize.ControlRow;
import dev.lapwing.topology.metrics.JobCounter;
import dev.lapwing.topology.metrics.JobCounts;
import dev.lapwing.topology.record.ByResource;
import dev.lapwing.topology.record.UpstreamProgress;
import dev.lapwing.topology.setup.TopologySettings;
import dev.lapwing.topology.source.PollTimes;
import dev.lapwing.topology.source.Source;
import dev.lapwing.topology.source.SourceLayout;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is done with what polls saw: compared with what was known, sent on as signals, and told how far it has come. */
final class LogWatch {
    /** What comes of it. */
    interface Outlet {
        void signal(KeyedSignal signal);

        /** Lets every group know how far the polls have come. */
        void progress();
    }

    private final SourceLayout layout;
    private final ResourceStore resources;
    private final IngestWatermarks watermarks;
    private final EventSignals signals;
    private final PollTimes times;
    private final JobCounts counters;
    private final Outlet out;
    private final Set<String> heard = new HashSet<>();

    LogWatch(
            TopologySettings settings,
            ResourceStore resources,
            IngestWatermarks watermarks,
            JobCounts counters,
            Outlet out) {
        this.layout = settings.layout();
        this.resources = resources;
        this.watermarks = watermarks;
        this.signals =
                new EventSignals(settings.rules(), settings.redactor(), settings.places(), counters, out::signal);
        this.times = settings.polls();
        this.counters = counters;
        this.out = out;
    }

    /** Goes on where it was left off: how far polls have come is to be told again. Of sources that are gone nothing stays. */
    void restore(long now) {
        for (UpstreamProgress before : resources.progress()) {
            String name = before.clock().instance();
            layout.named(name)
                    .filter(source -> source.polls().isPresent())
                    .ifPresentOrElse(source -> restore(source, before, now), () -> resources.forget(name));
        }
    }

    private void restore(Source source, UpstreamProgress before, long now) {
        watermarks.restore(source, before.upstream(), before.progress(), now);
        show(source, before.progress());
    }

    /**
     * Takes a record of the repartition by resource.
     *
     * @param name the resource
     * @param place where the value stood on the raw topic
     */
    void take(String name, byte[] value, String place, long now) {
        Optional<Source> source =
                layout.named(name).filter(known -> known.polls().isPresent());
        if (source.isEmpty()) {
            counters.increment(JobCounter.POLLS_UNKNOWN);
            return;
        }
        Upstream upstream = ByResource.upstream(source.get());
        Optional<ControlRow> control = ControlRow.parse(value);
        boolean atOnce = control.isPresent()
                ? take(source.get(), upstream, control.get(), now)
                : take(source.get(), upstream, readable(value, place), place, now);
        UpstreamProgress reached = watermarks.of(source.get(), upstream, now);
        resources.keep(reached);
        show(source.get(), reached.progress());
        if (atOnce) {
            out.progress();
        }
    }

    /** No task of this process knows of these sources any more. */
    void close() {
        heard.forEach(times::forget);
    }

    private boolean take(Source source, Upstream upstream, ControlRow control, long now) {
        control.<Runnable>match(
                        progress -> () -> watermarks.seen(source, upstream, progress.upToMillis(), now),
                        end -> () -> watermarks.ended(source, upstream, end.upToMillis(), now))
                .run();
        return true;
    }

    /** The first poll and a first event are told at once, as ingest does it; the rest can wait for the next round. */
    private boolean take(Source source, Upstream upstream, LogPoll poll, String place, long now) {
        boolean goesOn = watermarks.hasEnded(source, upstream);
        boolean atOnce = watermarks.seen(source, upstream, poll.timeMillis(), now);
        if (goesOn) {
            out.progress();
        }
        LogContinuity.Step step = LogContinuity.next(resources.log(source.name()), poll, source.name());
        resources.keep(source.name(), step.state());
        for (AuditEvent event : step.events()) {
            counters.increment(JobCounter.POLL_EVENTS);
            atOnce |= watermarks.event(source, upstream, event.timeMillis(), now);
            signals.take(event, place);
        }
        return atOnce;
    }

    private void show(Source source, WatermarkProgress reached) {
        if (reached.ended()) {
            times.forget(source.name());
        } else if (reached.largest() != Long.MIN_VALUE) {
            heard.add(source.name());
            times.heard(source.name(), reached.largest());
        }
    }

    private static LogPoll readable(byte[] value, String place) {
        return LogPoll.parse(value).match(poll -> poll, (field, problem) -> {
            throw new IllegalStateException("ingest let through what is no poll at " + place + ": " + field);
        });
    }
}
