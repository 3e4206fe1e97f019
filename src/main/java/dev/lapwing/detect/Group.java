package dev.lapwing.detect;

import dev.lapwing.detect.episode.AlertFactory;
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

    /**
     * Takes a signal in.
     *
     * @return whether there is anything new to store
     */
    public boolean offer(Signal signal, GroupListener out) {
        if (signal.op() == Signal.Op.MINUS) {
            return takeBack(signal, out);
        }
        if (log.contains(signal)) {
            return false;
        }
        LoggedSignal logged = new LoggedSignal(signal);
        boolean changed = false;
        for (RulePlan plan : shape.interestedIn(signal)) {
            RuleState window = window(plan);
            if (window.offer(logged)) {
                changed = true;
                dropGone(window);
                follow(window, window.spans(), out);
            }
        }
        if (logged.uses > 0) {
            logged.weigh();
            log.insert(logged);
        }
        return changed;
    }

    /**
     * Settles what the watermark has passed: decides, closes, forgets.
     *
     * @return whether there is anything new to store
     */
    public boolean advance(long to, GroupListener out) {
        if (to <= watermark) {
            return false;
        }
        closeOrphans(out);
        watermark = to;
        windows.values().forEach(window -> tell(window, window.settle(EventTimes.minus(to, window.plan.delay)), out));
        windows.values().removeIf(this::isSpent);
        log.purge();
        return true;
    }

    /**
     * Takes in what history knows of the group; doing it again changes nothing.
     *
     * @param rule the fingerprint of the rule that learns
     * @param past what {@link BaselineTransfer} gave
     * @return whether there is such a rule
     */
    public boolean learn(long rule, byte[] past, GroupListener out) {
        Optional<RulePlan> plan = shape.baseline(rule);
        plan.map(this::window).ifPresent(window -> {
            window.learn(GroupCodec.folded(window.plan, past));
            dropGone(window);
            follow(window, window.spans(), out);
        });
        return plan.isPresent();
    }

    /** Ends everything as it stands, at the end of all input. */
    public void finish(long horizon, GroupListener out) {
        closeOrphans(out);
        for (RuleState window : windows.values()) {
            List<OpenEpisode> over = window.finish(horizon);
            follow(window, over, out);
            end(window, over, out);
        }
        windows.clear();
        log.forEach(logged -> logged.uses = 0);
        log.purge();
    }

    /** Closes all alerts of a group whose source is no longer there; nothing of it is to be kept. */
    public void abandon(GroupListener out) {
        closeOrphans(out);
        windows.values().forEach(window -> window.alerts.supersede(teller(window, out)));
    }

    /** The smallest watermark at which there is something to settle. */
    public long due() {
        return orphans.isEmpty()
                ? windows.values().stream().mapToLong(RuleState::due).min().orElse(Long.MAX_VALUE)
                : EventTimes.NEVER + 1;
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
            window.folded().ifPresent(folded -> withoutPast.add(window.plan.fingerprint));
            return true;
        }
        return false;
    }

    private boolean takeBack(Signal signal, GroupListener out) {
        boolean changed = false;
        for (RulePlan plan : shape.interestedIn(signal)) {
            RuleState window = windows.get(plan.fingerprint);
            if (window != null && window.takeBack(signal)) {
                changed = true;
                dropGone(window);
                follow(window, window.spans(), out);
            }
        }
        return changed;
    }

    private void dropGone(RuleState window) {
        window.takeGone().forEach(gone -> {
            if (gone.uses == 0) {
                log.drop(gone);
            }
        });
    }

    private void tell(RuleState window, List<OpenEpisode> over, GroupListener out) {
        List<OpenEpisode> all = new ArrayList<>(over);
        all.addAll(window.spans());
        follow(window, all, out);
        end(window, over, out);
        window.forgetAlerts();
    }

    private void follow(RuleState window, List<OpenEpisode> spans, GroupListener out) {
        if (window.plan.rule.alerts()) {
            window.alerts.follow(spans, teller(window, out));
        }
        shape.higher(window.plan)
                .ifPresent(higher -> window.successions.follow(
                        spans,
                        anchor -> higher.minus(key, anchor).forEach(out::higher),
                        span -> higher.plus(key, span).forEach(out::higher)));
    }

    private void end(RuleState window, List<OpenEpisode> over, GroupListener out) {
        over.forEach(span -> {
            window.alerts.end(span, teller(window, out));
            window.successions.end(span);
        });
    }

    /**
     * Closes the alerts of rules that are no longer there.
     *
     * @return whether there were any, so that there is something new to store
     */
    public boolean closeOrphans(GroupListener out) {
        boolean any = !orphans.isEmpty();
        orphans.forEach(orphan -> out.alert(orphan.superseded(key)));
        orphans.clear();
        return any;
    }

    private AlertFactory teller(RuleState window, GroupListener out) {
        return new AlertFactory(window, key, shape.names(), out::alert);
    }
}
