package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertFactory;
import dev.lapwing.detect.episode.AlertVersion;
import dev.lapwing.detect.episode.OpenEpisode;
import dev.lapwing.detect.episode.OrphanAlert;
import dev.lapwing.detect.episode.RuleState;
import dev.lapwing.detect.signal.GroupKey;
import dev.lapwing.detect.signal.LoggedSignal;
import dev.lapwing.detect.signal.Signal;
import dev.lapwing.detect.signal.SignalLog;
import dev.lapwing.detect.watermark.EventTimes;
import dev.lapwing.detect.window.RulePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything known of one group: its signals, and for each rule its episodes and open alerts.
 *
 * <p>The host offers signals that are not late, tells how far the watermark has come, and stores the group after each
 * change ({@link GroupCodec}). What the group tells depends on the set of signals alone, once the watermark has passed.
 */
public final class Group {
    private static final int OVERHEAD = 500;

    final GroupKey key;
    final GroupShape shape;
    public final SignalLog log = new SignalLog();
    final Map<Long, RuleState> windows = new LinkedHashMap<>();
    /** Alerts of rules that are no longer there, to be closed at the next occasion. */
    final List<OrphanAlert> orphans = new ArrayList<>();
    /** Rules that know nothing of the group any more, or are no longer there, and whose past may still be stored. */
    final Set<Long> withoutPast = new TreeSet<>();

    private long watermark;

    /** A group without signals. */
    public Group(GroupKey key, GroupShape shape, long watermark) {
        this.key = key;
        this.shape = shape;
        this.watermark = watermark;
    }

    /** The group's name. */
    public GroupKey key() {
        return key;
    }

    /** How far the group has settled. */
    public long watermark() {
        return watermark;
    }

    /** About how many bytes of memory it takes. */
    public long weight() {
        return OVERHEAD
                + log.weight()
                + windows.values().stream().mapToLong(RuleState::weight).sum();
    }

    /** Takes a signal in. */
    public GroupChange offer(Signal signal) {
        if (signal.op() == Signal.Op.MINUS) {
            return takeBack(signal);
        }
        if (log.contains(signal)) {
            return GroupChange.NONE;
        }
        LoggedSignal logged = new LoggedSignal(signal);
        GroupChange change = GroupChange.NONE;
        for (RulePlan plan : shape.interestedIn(signal)) {
            RuleState window = window(plan);
            if (window.offer(logged)) {
                dropGone(window);
                change = change.and(follow(window, window.spans()));
            }
        }
        if (logged.uses > 0) {
            logged.weigh();
            log.insert(logged);
        }
        return change;
    }

    /** Settles what the watermark has passed: decides, closes, forgets. */
    public GroupChange advance(long to) {
        if (to <= watermark) {
            return GroupChange.NONE;
        }
        GroupChange change = GroupChange.SILENT.and(closeOrphans());
        watermark = to;
        for (RuleState window : windows.values()) {
            change = change.and(settle(window, EventTimes.minus(to, window.plan.delay)));
        }
        windows.values().removeIf(this::isSpent);
        log.purge();
        return change;
    }

    /** Whether history may tell this rule something of the group. */
    public boolean canLearn(long rule) {
        return shape.baseline(rule).isPresent();
    }

    /**
     * Takes in what history knows of the group; doing it again changes nothing.
     *
     * @param rule the fingerprint of the rule that learns
     * @param past what {@link BaselineTransfer} gave
     */
    public GroupChange learn(long rule, byte[] past) {
        Optional<RuleState> learning = shape.baseline(rule).map(this::window);
        learning.ifPresent(window -> {
            window.learn(GroupCodec.settled(window.plan, past));
            dropGone(window);
        });
        return learning.map(window -> follow(window, window.spans())).orElse(GroupChange.NONE);
    }

    /** Ends everything as it stands, at the end of all input. */
    public GroupChange finish(long horizon) {
        GroupChange change = closeOrphans();
        for (RuleState window : windows.values()) {
            List<OpenEpisode> over = window.finish(horizon);
            change = change.and(follow(window, over)).and(end(window, over));
        }
        windows.clear();
        log.forEach(logged -> logged.uses = 0);
        log.purge();
        return change;
    }

    /** Closes all alerts of a group whose source is no longer there; nothing of it is to be kept. */
    public GroupChange abandon() {
        GroupChange change = closeOrphans();
        for (RuleState window : windows.values()) {
            change = change.and(GroupChange.of(window.alerts.supersede(versions(window)), List.of()));
        }
        return change;
    }

    /** The smallest watermark at which there is something to settle. */
    public long due() {
        return orphans.isEmpty()
                ? windows.values().stream().mapToLong(RuleState::due).min().orElse(Long.MAX_VALUE)
                : EventTimes.NONE + 1;
    }

    /** Whether there is nothing left to know. */
    public boolean isEmpty() {
        return windows.isEmpty() && orphans.isEmpty();
    }

    RuleState window(RulePlan plan) {
        return windows.computeIfAbsent(plan.fingerprint, fingerprint -> {
            RuleState window = new RuleState(plan);
            window.restore(EventTimes.minus(watermark, plan.delay), null);
            return window;
        });
    }

    private boolean isSpent(RuleState window) {
        if (window.isEmpty()) {
            if (window.carry.takeChanged()) {
                withoutPast.add(~window.plan.fingerprint);
            }
            window.settled().ifPresent(settled -> withoutPast.add(window.plan.fingerprint));
            return true;
        }
        return false;
    }

    private GroupChange takeBack(Signal signal) {
        GroupChange change = GroupChange.NONE;
        for (RulePlan plan : shape.interestedIn(signal)) {
            RuleState window = windows.get(plan.fingerprint);
            if (window != null && window.takeBack(signal)) {
                dropGone(window);
                change = change.and(follow(window, window.spans()));
            }
        }
        return change;
    }

    private void dropGone(RuleState window) {
        window.takeGone().forEach(gone -> {
            if (gone.uses == 0) {
                log.drop(gone);
            }
        });
    }

    private GroupChange settle(RuleState window, long to) {
        List<OpenEpisode> over = window.settle(to);
        List<OpenEpisode> all = new ArrayList<>(over);
        all.addAll(window.spans());
        GroupChange change = follow(window, all).and(end(window, over));
        window.forgetAlerts();
        return change;
    }

    private GroupChange follow(RuleState window, List<OpenEpisode> spans) {
        return GroupChange.of(
                window.plan.rule.alerts() ? window.alerts.follow(spans, versions(window)) : List.of(),
                shape.higher(window.plan)
                        .map(router -> window.successions.follow(spans, key, router))
                        .orElse(List.of()));
    }

    private GroupChange end(RuleState window, List<OpenEpisode> over) {
        GroupChange change = GroupChange.NONE;
        for (OpenEpisode span : over) {
            change = change.and(GroupChange.of(window.alerts.end(span, versions(window)), List.of()));
            window.successions.end(span);
        }
        return change;
    }

    /** Closes the alerts of rules that are no longer there. */
    public GroupChange closeOrphans() {
        if (orphans.isEmpty()) {
            return GroupChange.NONE;
        }
        List<AlertVersion> closed =
                orphans.stream().map(orphan -> orphan.superseded(key)).toList();
        orphans.clear();
        return GroupChange.of(closed, List.of());
    }

    private AlertFactory versions(RuleState window) {
        return new AlertFactory(window, key, shape.names());
    }
}
