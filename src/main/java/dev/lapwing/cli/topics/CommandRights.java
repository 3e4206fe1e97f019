package dev.lapwing.cli.topics;

import dev.lapwing.embedded.EmbeddedConnect;
import dev.lapwing.kafka.TopicSpec;
import dev.lapwing.kafka.Topics;
import dev.lapwing.notify.NotifierTransaction;
import dev.lapwing.topology.rights.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each command must be allowed to do in Kafka: asked for by it before it begins, and printed for each role. */
public final class CommandRights {
    public static final List<Right> ALERTS_LIST = List.of(Right.read(Topics.ALERTS), Right.read(Topics.RESOLUTIONS));
    public static final List<Right> ALERTS_SHOW =
            reading(Topics.ALERTS, Topics.RESOLUTIONS, Topics.MUTES, Topics.DELIVERIES, Topics.UNDELIVERED);
    public static final List<Right> ALERTS_RESOLVE =
            List.of(Right.read(Topics.ALERTS), Right.read(Topics.RESOLUTIONS), Right.write(Topics.RESOLUTIONS));
    public static final List<Right> MUTE_LIST = List.of(Right.read(Topics.MUTES));
    public static final List<Right> MUTE = List.of(Right.read(Topics.MUTES), Right.write(Topics.MUTES));
    /** A mute made from what an alert says. */
    public static final List<Right> MUTE_LIKE_ALERT = and(MUTE, Right.read(Topics.ALERTS));

    public static final List<Right> DEAD_LETTERS = List.of(Right.read(Topics.DEAD_LETTERS));
    public static final List<Right> LEARN = List.of(Right.write(Topics.LEARNED));

    /** What {@code lapwing notify --dry-run} reads. */
    public static final List<Right> NOTIFY_PREVIEW = and(
            reading(
                    Topics.ALERTS,
                    Topics.MUTES,
                    Topics.RESOLUTIONS,
                    Topics.DELIVERIES,
                    Topics.UNDELIVERED,
                    Topics.STATUS),
            Right.lookAtGroup(NotifierTransaction.GROUP));

    public static final List<Right> NOTIFY = and(
            NOTIFY_PREVIEW,
            // A mute that is over is taken away.
            Right.write(Topics.MUTES),
            Right.write(Topics.DELIVERIES),
            Right.write(Topics.UNDELIVERED),
            Right.group(NotifierTransaction.GROUP),
            Right.transaction(NotifierTransaction.GROUP));

    private CommandRights() {}

    /** A drill that begins with rows, or with an alert. */
    public static List<Right> drill(DrillOrigin from, String applicationId) {
        return and(
                reading(
                        Topics.ALERTS,
                        Topics.DELIVERIES,
                        Topics.UNDELIVERED,
                        Topics.DEAD_LETTERS,
                        Topics.LATE,
                        Topics.MUTES,
                        Topics.STATUS),
                Right.write(
                        switch (from) {
                            case raw -> Topics.RAW_POCKETBASE;
                            case alerts -> Topics.ALERTS;
                        }),
                Right.write(Topics.RESOLUTIONS),
                Right.lookAtGroup(applicationId),
                Right.lookAtGroup(NotifierTransaction.GROUP));
    }

    /** Rows that are read, and sent again to where they stand. */
    public static List<Right> again(Stream<TopicSpec> raw) {
        return raw.flatMap(topic -> Stream.of(Right.read(topic), Right.write(topic)))
                .toList();
    }

    /** Learning from raw topics. */
    public static List<Right> learnFrom(Stream<TopicSpec> raw) {
        return and(raw.map(Right::read).toList(), LEARN.toArray(new Right[0]));
    }

    /**
     * Fetching the logs of sources.
     *
     * @param topics those that the connectors write
     */
    public static List<Right> sources(List<TopicSpec> topics) {
        List<Right> rights = new ArrayList<>();
        topics.forEach(topic -> rights.add(Right.write(topic)));
        EmbeddedConnect.TOPICS.forEach(topic -> rights.add(Right.own(topic)));
        rights.add(Right.group(EmbeddedConnect.GROUP));
        // Of each connector's task, and of the worker itself.
        rights.add(Right.transactions(EmbeddedConnect.GROUP + "-"));
        rights.add(Right.transaction("connect-cluster-" + EmbeddedConnect.GROUP));
        return List.copyOf(rights);
    }

    /** All that a person does at a terminal. */
    static List<Right> operator(String applicationId) {
        return Stream.of(
                        ALERTS_SHOW,
                        ALERTS_RESOLVE,
                        MUTE,
                        DEAD_LETTERS,
                        again(raw()),
                        learnFrom(raw()),
                        drill(DrillOrigin.raw, applicationId),
                        drill(DrillOrigin.alerts, applicationId),
                        NOTIFY_PREVIEW)
                .flatMap(List::stream)
                .toList();
    }

    /** The raw topics that there are. */
    public static Stream<TopicSpec> raw() {
        return Topics.ALL.stream().filter(topic -> topic.name().startsWith("lapwing.raw."));
    }

    private static List<Right> reading(TopicSpec... topics) {
        return Stream.of(topics).map(Right::read).toList();
    }

    private static List<Right> and(List<Right> rights, Right... more) {
        return Stream.concat(rights.stream(), Stream.of(more)).toList();
    }
}
