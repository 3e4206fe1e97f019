package dev.lapwing.topology.source;

import dev.lapwing.event.Schema;
import dev.lapwing.ingest.RowSource;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.normalize.RowFormat;
import dev.lapwing.normalize.RowKind;
import dev.lapwing.normalize.json.JsonShape;
import dev.lapwing.posture.pocketbase.Approval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One audited system, as the job reads it.
 *
 * @param name the instance: part of each of its events and of every group
 * @param feeds what comes of it, each on a topic of its own
 * @param lateness how late an event may come and still count, whichever way it comes
 * @param spread whether its rows lie on all partitions of their topics; else they are keyed by the name, on one of each
 * @param approval how it may be configured, where somebody says so
 */
public record Source(String name, List<RawFeed> feeds, Duration lateness, boolean spread, Approval approval) {
    public Source {
        feeds = List.copyOf(feeds);
        if (name.isEmpty() || lateness.isNegative() || feeds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a source needs a name, a lateness of zero or more, and a feed: " + name);
        }
    }

    /** A source whose rows are in a known format; with that of PocketBase comes what polls saw of its log. */
    public Source(String name, RowFormat format, Duration lateness, boolean spread) {
        this(
                name,
                format == RowFormat.POCKETBASE ? List.of(format, RowFormat.POCKETBASE_POLLS) : List.of(format),
                lateness,
                spread);
    }

    /** A source of which rows come in several known formats. */
    public Source(String name, List<RowFormat> formats, Duration lateness, boolean spread) {
        this(name, formats.stream().map(RawFeed::of).toList(), lateness, spread, Approval.NONE);
    }

    /** A source whose rows are JSON of any kind. */
    public static Source json(String name, JsonShape shape, Duration lateness, boolean spread) {
        return new Source(name, List.of(RawFeed.json(shape)), lateness, spread, Approval.NONE);
    }

    /** The same source, of which somebody says how it may be configured. */
    public Source approved(Approval approved) {
        return new Source(name, feeds, lateness, spread, approved);
    }

    /** Whether it is Lapwing itself, or its drills. */
    public boolean isOurs() {
        return SourceLayout.isOurs(name);
    }

    /** All topics on which something of it comes. */
    public List<TopicSpec> topics() {
        return feeds.stream().map(RawFeed::topic).toList();
    }

    /** The feed on which its connector tells what its polls saw, where there is one. */
    public Optional<RawFeed> polls() {
        return feeds.stream().filter(RawFeed::isPolls).findFirst();
    }

    /** What its events can be. */
    public List<Schema> schemas() {
        return feeds.stream()
                .flatMap(feed -> feed.parser().schemas().stream())
                .distinct()
                .toList();
    }

    /**
     * How its rows on one of its topics are read. PocketBase's connectors of before mark no control row; where only they
     * write, they are believed.
     */
    public RowSource readFrom(String topicName) {
        RawFeed feed =
                on(topicName).orElseThrow(() -> new IllegalArgumentException(name + " has no feed on " + topicName));
        boolean onlyOurTools = isOurs() || feeds.stream().anyMatch(each -> each.kind() == RowKind.LOG_POLLS);
        return new RowSource(
                name, feed.kind(), feed.parser(), onlyOurTools ? RowSource.Unmarked.PROGRESS : RowSource.Unmarked.NONE);
    }

    /** Whether anything of it comes on a topic. */
    boolean isOn(String topicName) {
        return on(topicName).isPresent();
    }

    /** Whether its rows come on a topic, and not what polls saw. */
    boolean hasRowsOn(String topicName) {
        return on(topicName).filter(feed -> !feed.isPolls()).isPresent();
    }

    /** The watermark after an event of this time. */
    public long watermarkAfter(long largestMillis) {
        return largestMillis - lateness.toMillis();
    }

    /** By its name alone, which no two sources share: it is asked for with each row. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    private Optional<RawFeed> on(String topicName) {
        for (RawFeed feed : feeds) {
            if (feed.topic().name().equals(topicName)) {
                return Optional.of(feed);
            }
        }
        return Optional.empty();
    }
}
